import type { FlowType } from './flow.ts';
import { flowTypeOf } from './flow-type-of.ts';
import { isRecord } from './is-record.ts';
import type { Problem } from './problem.ts';
import { readActions } from './read-flow.ts';
import { readJson } from './read-json.ts';
import type { FlowUnderTest } from './rule.ts';
import { rules } from './rules.ts';

export interface FindProblemsOptions {
  /**
   * The type that the flow is published as; some actions work in some types only.
   * @default - what the flow tells of itself; where it tells nothing, rules about types say nothing
   */
  readonly type?: FlowType;
  /**
   * The flow is a flow module.
   * @default - true when it has `Settings` or an EndFlowModuleExecution
   */
  readonly module?: boolean;
}

/**
 * Everything that is wrong with a contact flow in Connect's flow language, at once: what Connect would
 * refuse to publish, and what would leave a caller in silence. `flow` is the flow or its JSON text; it may
 * still hold `${Placeholders}`. Never throws. An empty answer means that no problem is known.
 */
export function findProblems(flow: unknown, options: FindProblemsOptions = {}): readonly Problem[] {
  if (typeof flow !== 'string') {
    const length = lengthOf(flow);
    if (length !== undefined) return judge(flow, length, options);
    return [envelopeProblem('', 'The value cannot be written as JSON.', 'Give the flow, or its JSON text.')];
  }
  const read = readJson(flow);
  if ('fault' in read) {
    const remedy = 'Write the flow as Connect exports it.';
    return [{ rule: 'json', where: { path: '' }, message: `The flow is ${read.fault}.`, remedy }];
  }
  return judge(read.value, flow.length, options);
}

function judge(raw: unknown, length: number, options: FindProblemsOptions): readonly Problem[] {
  if (!isRecord(raw)) {
    return [envelopeProblem('', 'A flow must be an object.', 'Write { Version, StartAction, Actions }.')];
  }
  if (!Array.isArray(raw['Actions'])) {
    const old = raw['modules'] !== undefined;
    return [
      old
        ? envelopeProblem(
            'modules',
            'This is the old export format, which only the console imports.',
            'Export it again from the designer.',
          )
        : envelopeProblem(
            'Actions',
            'The flow has no list of actions.',
            'Write { Version, StartAction, Actions }.',
          ),
    ];
  }
  if (isTooDeep(raw)) {
    return [
      envelopeProblem('', 'The flow is nested too deeply to be one.', 'Export it again from the designer.'),
    ];
  }
  if (raw['Actions'].length > MOST_JUDGED) {
    const message = `The flow has ${raw['Actions'].length} actions; Connect takes 250.`;
    return [{ rule: 'size', where: { path: 'Actions' }, message, remedy: 'Split it, then check it again.' }];
  }
  const { actions, problems } = readActions(raw['Actions']);
  const start = raw['StartAction'];
  const ends = actions.some((action) => action.Type === 'EndFlowModuleExecution');
  const module = options.module ?? (options.type === undefined && (raw['Settings'] !== undefined || ends));
  const test: FlowUnderTest = {
    flow: { StartAction: typeof start === 'string' ? start : '', Actions: actions },
    raw,
    length,
    type: options.type ?? (module ? undefined : flowTypeOf(raw, actions)),
    module,
    byIdentifier: new Map(actions.map((action) => [action.Identifier, action])),
  };
  return [
    ...problems,
    ...Object.entries(rules).flatMap(([rule, find]) => find(test).map((found) => ({ rule, ...found }))),
  ];
}

/** Twice what Connect takes; beyond it, single problems help nobody. */
const MOST_JUDGED = 500;
const DEEPEST = 100;

function isTooDeep(value: unknown): boolean {
  let layer: readonly unknown[] = [value];
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    layer = layer.flatMap((entry) =>
      typeof entry === 'object' && entry !== null ? Object.values(entry) : [],
    );
  }
  return false;
}

function envelopeProblem(path: string, message: string, remedy: string): Problem {
  return { rule: 'envelope', where: { path }, message, remedy };
}

/** `undefined` for what JSON cannot hold, such as an object that holds itself. */
function lengthOf(flow: unknown): number | undefined {
  try {
    return JSON.stringify(flow)?.length ?? 0;
  } catch {
    return undefined;
  }
}
