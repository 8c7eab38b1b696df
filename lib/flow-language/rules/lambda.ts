import { isRecord } from '../is-record.ts';
import { isDynamic, isLiteral, isWholeNumber } from '../parameter-text.ts';
import { type Finding, finding, place, ruleFor } from '../rule.ts';

const ARN = /^arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;
const MOST_SECONDS: Readonly<Record<string, number>> = { SYNCHRONOUS: 8, ASYNCHRONOUS: 60 };

export const lambda = ruleFor('InvokeLambdaFunction', (action) => {
  const found: Finding[] = [];
  const report = (name: string, message: string, remedy: string) =>
    found.push(finding(place(action, `Parameters.${name}`), message, remedy));
  const parameters = action.Parameters;

  const arn = parameters['LambdaFunctionARN'];
  if (typeof arn === 'string' && isLiteral(arn) && !ARN.test(arn)) {
    report(
      'LambdaFunctionARN',
      'This is no ARN of a function.',
      'Write arn:aws:lambda:<region>:<account>:function:<name>.',
    );
  }
  const type = parameters['InvocationType'] ?? 'SYNCHRONOUS';
  const most = typeof type === 'string' ? MOST_SECONDS[type] : undefined;
  if (most === undefined) {
    report('InvocationType', 'There is no such way to call.', 'Write "SYNCHRONOUS" or "ASYNCHRONOUS".');
  }
  const limit = parameters['InvocationTimeLimitSeconds'];
  if (typeof limit === 'string' && isDynamic(limit)) {
    report(
      'InvocationTimeLimitSeconds',
      'The time limit must be set statically.',
      'Write the number itself.',
    );
  } else if (limit !== undefined && !isWholeNumber(limit, 1, most ?? 60)) {
    report(
      'InvocationTimeLimitSeconds',
      `The time limit must be a whole number from 1 to ${most ?? 60}.`,
      'Write "8".',
    );
  }
  const attributes = parameters['LambdaInvocationAttributes'];
  if (attributes !== undefined && !(isRecord(attributes) && Object.values(attributes).every(isScalar))) {
    report(
      'LambdaInvocationAttributes',
      'The attributes must be one flat object of strings.',
      'Write { "name": "value" }.',
    );
  }
  const validation = parameters['ResponseValidation'];
  if (validation !== undefined) {
    const response = isRecord(validation) ? validation['ResponseType'] : undefined;
    if (response !== 'STRING_MAP' && response !== 'JSON') {
      report(
        'ResponseValidation',
        'The ResponseType must be "STRING_MAP" or "JSON".',
        'Write { "ResponseType": "STRING_MAP" }.',
      );
    }
  }
  return found;
});

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
