/** Pieces of flows for tests: plain JSON, so that broken ones can be written too. */
export type Json = Record<string, unknown>;

export const hangUp: Json = {
  Identifier: 'Hang up',
  Type: 'DisconnectParticipant',
  Parameters: {},
  Transitions: {},
};

export const goodbye: Json = {
  Identifier: 'Say goodbye',
  Type: 'MessageParticipant',
  Parameters: { Text: 'Goodbye.' },
  Transitions: { NextAction: 'Hang up', Errors: [{ NextAction: 'Hang up', ErrorType: 'NoMatchingError' }] },
};

/** A flow that begins with these actions; all of their roads may lead to `Say goodbye`. */
export function flowOf(...actions: readonly Json[]): Json {
  const start = actions[0] ?? goodbye;
  return {
    Version: '2019-10-30',
    StartAction: start['Identifier'],
    Actions: [...actions, goodbye, hangUp],
  };
}

/** An action named `Tested` that goes on to `Say goodbye`, with an error branch for each type named. */
export function tested(
  type: string,
  parameters: Json,
  errors: readonly string[] = ['NoMatchingError'],
): Json {
  return {
    Identifier: 'Tested',
    Type: type,
    Parameters: parameters,
    Transitions: {
      NextAction: 'Say goodbye',
      ...(errors.length === 0 ? {} : { Errors: errors.map((error) => on(error)) }),
    },
  };
}

export function on(ErrorType: string, NextAction = 'Say goodbye'): Json {
  return { NextAction, ErrorType };
}

export function when(operand: string, NextAction = 'Say goodbye', Operator = 'Equals'): Json {
  return { NextAction, Condition: { Operator, Operands: [operand] } };
}

/** The same action with conditions. */
export function branching(action: Json, ...conditions: readonly Json[]): Json {
  const transitions = action['Transitions'] as Json;
  return { ...action, Transitions: { ...transitions, Conditions: conditions } };
}

/** The same action on another road. */
export function leading(action: Json, transitions: Json): Json {
  return { ...action, Transitions: { ...(action['Transitions'] as Json), ...transitions } };
}

export const arn = 'arn:aws:lambda:us-east-1:123456789012:function:next-step';

export const asking: Json = {
  LambdaFunctionARN: arn,
  InvocationTimeLimitSeconds: '8',
  InvocationType: 'SYNCHRONOUS',
  LambdaInvocationAttributes: { after: '$.Attributes.done' },
  ResponseValidation: { ResponseType: 'STRING_MAP' },
};

/** `${Name}`, as a template has it before it is filled. */
export function placeholder(name: string): string {
  return `\${${name}}`;
}
