import type { Flow, FlowAction, FlowType } from './flow.ts';
import type { Place, Problem } from './problem.ts';

/** What a rule is given to judge. */
export interface FlowUnderTest {
  readonly flow: Flow;
  /** The flow as it was given, with whatever else stands in it. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** Characters of its JSON. */
  readonly length: number;
  /** Absent when neither said nor to be told from the flow; rules about flow types then say nothing. */
  readonly type: FlowType | undefined;
  readonly module: boolean;
  readonly byIdentifier: ReadonlyMap<string, FlowAction>;
}

export type Finding = Omit<Problem, 'rule'>;
export type Rule = (flow: FlowUnderTest) => readonly Finding[];

/** A rule that looks at each action of the given types by itself. */
export function ruleFor(
  types: string | readonly string[],
  judge: (action: FlowAction, flow: FlowUnderTest) => readonly Finding[],
): Rule {
  const wanted = new Set(typeof types === 'string' ? [types] : types);
  return (flow) =>
    flow.flow.Actions.filter((action) => wanted.has(action.Type)).flatMap((action) => judge(action, flow));
}

/** `place(action, 'Parameters.Text')` is `Actions[3].Parameters.Text`. */
export function place(action: FlowAction, path = ''): Place {
  const top = `Actions[${action.index}]`;
  return { action: action.Identifier, path: path === '' ? top : `${top}.${path}` };
}

export function finding(where: Place, message: string, remedy: string): Finding {
  return { where, message, remedy };
}
