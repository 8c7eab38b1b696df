import type { ActionType } from '../../../lib/flow-language/action-type.ts';
import { actionTypes } from '../../../lib/flow-language/action-types.ts';
import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import { isRecord } from '../../../lib/flow-language/is-record.ts';
import { actions } from '../actions/actions.ts';
import type { FlowResource } from '../connect-parts.ts';

/** What publishing would refuse in one action, in the service's words where they are known. */
export function actionProblems(
  action: FlowAction,
  flowType: FlowResource['type'],
  all: ReadonlyMap<string, FlowAction>,
): readonly string[] {
  const path = `Actions[${action.index}]`;
  const known = Object.hasOwn(actionTypes, action.Type) ? actionTypes[action.Type] : undefined;
  const played = actions.get(action.Type);
  if (known === undefined || played === undefined) {
    const what = known === undefined ? '' : ' (it exists, but the simulator does not play it)';
    return [`Invalid Action type. Type: ${action.Type}, Path: ${path}${what}`];
  }
  return [
    ...parameterProblems(action, known, path),
    ...branchProblems(action, known, path),
    ...targetProblems(action, all, path),
    ...flowTypeProblems(action, known, flowType, path),
    ...(played.check?.(action) ?? []).map((problem) => `${problem} Path: ${path}`),
  ];
}

function parameterProblems(action: FlowAction, known: ActionType, path: string): string[] {
  const parameters = known.parameters ?? {};
  const missing = Object.entries(parameters)
    .filter(([name, need]) => need === 'required' && action.Parameters[name] === undefined)
    .map(([name]) => `Action is missing required property. Path: ${path}.Parameters.${name}`);
  const unknown = Object.keys(action.Parameters)
    .filter((name) => !Object.hasOwn(parameters, name))
    .map((name) => `Invalid Action property name. Path: ${path}.Parameters.${name}`);
  return [...missing, ...unknown, ...valueProblems(action.Parameters, `${path}.Parameters`)];
}

/** Scalars are strings, and no string is empty or still holds a placeholder. */
function valueProblems(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((entry, n) => valueProblems(entry, `${path}[${n}]`));
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, entry]) => valueProblems(entry, `${path}.${key}`));
  const fine = typeof value === 'string' && value !== '' && !/\$\{[^}]*\}/.test(value);
  return fine ? [] : [`Invalid Action property value. Path: ${path}`];
}

function branchProblems(action: FlowAction, known: ActionType, path: string): string[] {
  const { NextAction, Conditions, Errors } = action.Transitions;
  if (known.terminal) {
    const bare = NextAction === undefined && Conditions.length === 0 && Errors.length === 0;
    return bare ? [] : [`Action does not support transitions. Path: ${path}`];
  }
  const problems = NextAction === undefined ? [`Action is missing required NextAction. Path: ${path}`] : [];
  const { errors, conditions } = known;
  if (errors !== undefined) {
    const allowed = [...(errors.required ?? []), ...(errors.optional ?? [])];
    for (const { ErrorType } of Errors) {
      if (!allowed.includes(ErrorType))
        problems.push(`Invalid Action error. Error: ${ErrorType}, Path: ${path}`);
    }
    for (const error of errors.required ?? []) {
      const declared = Errors.some(({ ErrorType }) => ErrorType === error);
      if (!declared) problems.push(`Action is missing required error. Error: ${error}, Path: ${path}`);
    }
  }
  if (conditions === 'none' && Conditions.length > 0)
    problems.push(`Action does not support conditions. Path: ${path}`);
  if (conditions !== undefined && conditions !== 'none') {
    for (const { Operator, Operands } of Conditions) {
      const legal =
        conditions.operators.includes(Operator) &&
        Operands.every((operand) => operand !== '' && (conditions.operands?.includes(operand) ?? true));
      if (!legal)
        problems.push(`Invalid Action condition. ${Operator} ${Operands.join(', ')}, Path: ${path}`);
    }
    const operands = new Set(Conditions.flatMap((condition) => condition.Operands));
    for (const operand of conditions.all ?? []) {
      if (!operands.has(operand))
        problems.push(`Action is missing required condition. ${operand}, Path: ${path}`);
    }
    if (Conditions.length < (conditions.atLeast ?? 0))
      problems.push(`Action has no condition. Path: ${path}`);
  }
  return problems;
}

function targetProblems(action: FlowAction, all: ReadonlyMap<string, FlowAction>, path: string): string[] {
  const { NextAction, Conditions, Errors } = action.Transitions;
  const targets = [...(NextAction === undefined ? [] : [{ NextAction }]), ...Conditions, ...Errors];
  return targets
    .filter((target) => !all.has(target.NextAction))
    .map(
      (target) => `Invalid NextAction. It names no action: ${target.NextAction}, Path: ${path}.Transitions`,
    );
}

function flowTypeProblems(
  action: FlowAction,
  known: ActionType,
  flowType: FlowResource['type'],
  path: string,
): string[] {
  if (flowType === 'MODULE') return [];
  if (known.moduleOnly || !(known.flowTypes?.includes(flowType) ?? true)) {
    return [`Action is not supported in a flow of type ${flowType}. Type: ${action.Type}, Path: ${path}`];
  }
  return [];
}
