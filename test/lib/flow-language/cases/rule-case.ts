import type { FindProblemsOptions } from '../../../../lib/flow-language/find-problems.ts';
import type { Json } from '../flow-of.ts';

export interface RuleCase {
  /** Flows in which no rule at all finds a problem. */
  readonly good: readonly Judged[];
  /** Flows in which this rule finds one, at this path. */
  readonly bad: readonly (Judged & { readonly path: string })[];
}

export interface Judged {
  readonly flow: Json;
  readonly options?: FindProblemsOptions;
}

export function good(flow: Json, options?: FindProblemsOptions): Judged {
  return options === undefined ? { flow } : { flow, options };
}

export function bad(
  path: string,
  flow: Json,
  options?: FindProblemsOptions,
): Judged & { readonly path: string } {
  return { path, ...good(flow, options) };
}
