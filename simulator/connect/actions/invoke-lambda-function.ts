import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Action } from '../flow/action.ts';
import type { Execution } from '../flow/execution.ts';
import { isReference } from '../flow/json-path.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { optional, required, textMap } from '../flow/parameters.ts';
import { type Invocation, invokeWithRetries } from '../lambda/invoke-with-retries.ts';
import { lambdaEvent } from '../lambda/lambda-event.ts';
import { readLambdaAnswer } from '../lambda/read-lambda-answer.ts';
import { uuid } from '../uuid.ts';

const ARN = /^arn:aws[\w-]*:lambda:[a-z0-9-]+:\d{12}:function:([\w-]+)(?::[\w$-]+)?$/;
/** https://docs.aws.amazon.com/connect/latest/adminguide/invoke-lambda-function-block.html */
const LONGEST_SECONDS = { SYNCHRONOUS: 8, ASYNCHRONOUS: 60 } as const;

/** Waits for the function, whose answer becomes `$.External`; ASYNCHRONOUS moves on at once and keeps only its id. */
export const invokeLambdaFunction: Action = {
  type: 'InvokeLambdaFunction',
  check(action) {
    const { LambdaFunctionARN: arn, InvocationTimeLimitSeconds: seconds } = action.Parameters;
    const problems: string[] = [];
    const most = LONGEST_SECONDS[modeOf(action)];
    const legal =
      typeof seconds === 'string' && /^\d+$/.test(seconds) && Number(seconds) >= 1 && Number(seconds) <= most;
    if (!legal) problems.push(`InvocationTimeLimitSeconds must be a static whole number from 1 to ${most}.`);
    if (typeof arn !== 'string' || !(isReference(arn) || ARN.test(arn)))
      problems.push('LambdaFunctionARN is no ARN.');
    const type = action.Parameters['InvocationType'];
    if (type !== undefined && type !== 'SYNCHRONOUS' && type !== 'ASYNCHRONOUS')
      problems.push('Invalid InvocationType.');
    const response = action.Parameters['ResponseValidation'];
    if (
      response !== undefined &&
      !(isRecord(response) && ['STRING_MAP', 'JSON'].some((type) => type === response['ResponseType']))
    ) {
      problems.push('ResponseValidation.ResponseType must be STRING_MAP or JSON.');
    }
    return problems;
  },
  async run(action, execution) {
    const { contact, parts, signal, world } = execution;
    const [, functionName] = ARN.exec(required(action, 'LambdaFunctionARN', execution)) ?? [];
    if (functionName === undefined) throw new ActionError('LambdaFunctionARN is no ARN of a function.');
    const attributes = action.Parameters['LambdaInvocationAttributes'] ?? {};
    const invocation: Invocation = {
      functionName,
      contactId: contact.contactId,
      limitMs: Number(optional(action, 'InvocationTimeLimitSeconds', execution)) * 1_000,
      payload: lambdaEvent(contact, textMap(attributes, 'LambdaInvocationAttributes', execution)),
    };
    if (modeOf(action) === 'ASYNCHRONOUS') return moveOn(invocation, execution);
    const answer = await invokeWithRetries(world, parts.lambda, invocation, signal);
    contact.external = readLambdaAnswer(answer, responseType(action));
    return next;
  },
};

/** The function is on its way whatever becomes of the call; what it answers nobody reads. */
function moveOn(invocation: Invocation, { contact, parts, world }: Execution) {
  if (world.switches.asyncInvoke === 'bad') throw new ActionError('Asynchronous invocation is refused.');
  contact.lambdaInvocationId = uuid(`${contact.contactId}/${invocation.functionName}/${world.clock.nowMs()}`);
  invokeWithRetries(world, parts.lambda, invocation, new AbortController().signal).catch((error: unknown) => {
    if (!(error instanceof ActionError)) throw error;
  });
  return next;
}

function modeOf(action: FlowAction): keyof typeof LONGEST_SECONDS {
  return action.Parameters['InvocationType'] === 'ASYNCHRONOUS' ? 'ASYNCHRONOUS' : 'SYNCHRONOUS';
}

function responseType(action: FlowAction): 'STRING_MAP' | 'JSON' {
  const response = action.Parameters['ResponseValidation'];
  return isRecord(response) && response['ResponseType'] === 'JSON' ? 'JSON' : 'STRING_MAP';
}
