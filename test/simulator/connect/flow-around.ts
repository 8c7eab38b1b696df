import type { FlowResource } from '../../../simulator/connect/connect-parts.ts';

export const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/5ee5-0001';

/** An action as a test writes it. */
export interface TestAction {
  readonly type: string;
  readonly parameters?: unknown;
  /** Error types; each leads to an end of that name. */
  readonly errors?: readonly string[];
  /** Operands of Equals, or `[operator, operand]`; each leads to an end named for its operand. */
  readonly conditions?: readonly (string | readonly [operator: string, operand: string])[];
}

/** Content of a flow that executes the actions one after the other; the last, or any branch, leads to an end of its own. */
export function flowAround(...actions: readonly TestAction[]): string {
  const ends = new Set<string>();
  const end = (name: string) => {
    ends.add(name);
    return name;
  };
  const list = actions.map(({ type, parameters = {}, errors = [], conditions = [] }, n) => ({
    Identifier: `a${n}`,
    Type: type,
    Parameters: parameters,
    Transitions: {
      NextAction: n + 1 < actions.length ? `a${n + 1}` : end('ok'),
      ...(conditions.length === 0
        ? {}
        : {
            Conditions: conditions.map((condition) => {
              const [operator, operand] = typeof condition === 'string' ? ['Equals', condition] : condition;
              return {
                NextAction: end(nameOf(operand)),
                Condition: { Operator: operator, Operands: [operand] },
              };
            }),
          }),
      ...(errors.length === 0
        ? {}
        : { Errors: errors.map((error) => ({ NextAction: end(error), ErrorType: error })) }),
    },
  }));
  const terminals = [...ends].map((Identifier) => ({
    Identifier,
    Type: 'DisconnectParticipant',
    Parameters: {},
    Transitions: {},
  }));
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'a0',
    Metadata: {},
    Actions: [...list, ...terminals],
  });
}

/** A flow resource of that content. */
export function flowNamed(
  name: string,
  content: string,
  type: FlowResource['type'] = 'CONTACT_FLOW',
): FlowResource {
  const kind = type === 'MODULE' ? 'flow-module' : 'contact-flow';
  return { name, arn: `${INSTANCE}/${kind}/${name}`, type, content };
}

/** An identifier may not hold the characters of a reference. */
function nameOf(operand: string): string {
  return `is ${operand.replace(/[^\w ]/g, '_')}`;
}
