import type { ConditionBranch, ErrorBranch, FlowAction, Transitions } from './flow.ts';
import { isRecord } from './is-record.ts';
import type { Problem } from './problem.ts';

/** The actions of a flow that can be judged, and what is wrong with the shape of the rest. */
export interface ReadActions {
  readonly actions: readonly FlowAction[];
  readonly problems: readonly Problem[];
}

const ACTION_KEYS = new Set(['Identifier', 'Type', 'Parameters', 'Transitions']);
const TRANSITION_KEYS = new Set(['NextAction', 'Conditions', 'Errors']);

/** Reads `Actions` into known shapes; an entry that is no action is reported and left out. Never throws. */
export function readActions(values: readonly unknown[]): ReadActions {
  const problems: Problem[] = [];
  const report = (action: string | undefined, path: string, message: string, remedy: string) => {
    const where = action === undefined ? { path } : { action, path };
    problems.push({ rule: 'action-shape', where, message, remedy });
  };
  const actions = values.flatMap((value, index) => {
    const path = `Actions[${index}]`;
    if (!isRecord(value)) {
      report(
        undefined,
        path,
        'An action must be an object.',
        'Write { Identifier, Type, Parameters, Transitions }.',
      );
      return [];
    }
    const { Identifier, Type, Parameters, Transitions } = value;
    const name = typeof Identifier === 'string' ? Identifier : undefined;
    if (name === undefined)
      report(name, `${path}.Identifier`, 'The action has no Identifier.', 'Give it a name, in words.');
    if (typeof Type !== 'string')
      report(name, `${path}.Type`, 'The action has no Type.', 'Name an action of the flow language.');
    for (const key of Object.keys(value)) {
      if (!ACTION_KEYS.has(key)) {
        report(
          name,
          `${path}.${key}`,
          `An action has no field "${key}".`,
          'Remove it, or move it into Parameters.',
        );
      }
    }
    if (!isRecord(Parameters)) {
      report(name, `${path}.Parameters`, 'Parameters must be an object.', 'Write {} when there are none.');
    }
    if (!isRecord(Transitions)) {
      report(
        name,
        `${path}.Transitions`,
        'Transitions must be an object.',
        'Write {} on an action that ends the flow.',
      );
    }
    if (name === undefined || typeof Type !== 'string') return [];
    return [
      {
        Identifier: name,
        Type,
        Parameters: isRecord(Parameters) ? Parameters : {},
        Transitions: readTransitions(isRecord(Transitions) ? Transitions : {}, (field, message, remedy) =>
          report(name, `${path}.Transitions${field}`, message, remedy),
        ),
        index,
      },
    ];
  });
  return { actions, problems };
}

type Report = (field: string, message: string, remedy: string) => void;

function readTransitions(value: Record<string, unknown>, report: Report): Transitions {
  for (const key of Object.keys(value)) {
    if (!TRANSITION_KEYS.has(key)) {
      report(`.${key}`, `Transitions has no field "${key}".`, 'It takes NextAction, Conditions and Errors.');
    }
  }
  const { NextAction } = value;
  if (NextAction !== undefined && typeof NextAction !== 'string') {
    report('.NextAction', 'NextAction must be the identifier of an action.', 'Write a string.');
  }
  const branches = {
    Conditions: readList(value['Conditions'], 'Conditions', report).flatMap(([entry, field]) =>
      readCondition(entry, field, report),
    ),
    Errors: readList(value['Errors'], 'Errors', report).flatMap(([entry, field]) =>
      readError(entry, field, report),
    ),
  };
  return typeof NextAction === 'string' ? { NextAction, ...branches } : branches;
}

function readList(value: unknown, name: string, report: Report): readonly (readonly [unknown, string])[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map((entry: unknown, n) => [entry, `.${name}[${n}]`] as const);
  report(`.${name}`, `${name} must be a list.`, 'Write [] when there are none.');
  return [];
}

function readCondition(entry: unknown, field: string, report: Report): readonly ConditionBranch[] {
  const condition = isRecord(entry) ? entry['Condition'] : undefined;
  const operands = isRecord(condition) ? condition['Operands'] : undefined;
  if (
    isRecord(entry) &&
    typeof entry['NextAction'] === 'string' &&
    isRecord(condition) &&
    typeof condition['Operator'] === 'string' &&
    Array.isArray(operands) &&
    operands.every((operand) => typeof operand === 'string')
  ) {
    return [{ NextAction: entry['NextAction'], Operator: condition['Operator'], Operands: operands }];
  }
  const shape = '{ "NextAction": "…", "Condition": { "Operator": "Equals", "Operands": ["…"] } }';
  report(
    field,
    'The condition is not of the form that Connect reads; operands are strings.',
    `Write ${shape}.`,
  );
  return [];
}

function readError(entry: unknown, field: string, report: Report): readonly ErrorBranch[] {
  if (isRecord(entry) && typeof entry['NextAction'] === 'string' && typeof entry['ErrorType'] === 'string') {
    return [{ NextAction: entry['NextAction'], ErrorType: entry['ErrorType'] }];
  }
  report(
    field,
    'The error branch is not of the form that Connect reads.',
    'Write { "NextAction": "…", "ErrorType": "NoMatchingError" }.',
  );
  return [];
}
