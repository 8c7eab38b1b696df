import { randomUUID } from 'node:crypto';
import type { AwsError } from './aws-error.ts';
import type { Answer, ErrorFormat } from './wire-service.ts';

/** The refusal as the service's protocol writes it. */
export function writeError(error: AwsError, format: ErrorFormat): Answer {
  const requestId = randomUUID();
  if (format === 'restXml') {
    const body = Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${escapeXml(error.name)}</Code>` +
        `<Message>${escapeXml(error.message)}</Message>${fieldsOf(error)}<RequestId>${requestId}</RequestId></Error>`,
    );
    return {
      status: error.status,
      headers: { 'x-amz-request-id': requestId, 'content-type': 'application/xml' },
      body,
    };
  }
  if (format === 'query') {
    const body = Buffer.from(
      `<ErrorResponse><Error><Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type>` +
        `<Code>${escapeXml(error.name)}</Code><Message>${escapeXml(error.message)}</Message></Error>` +
        `<RequestId>${requestId}</RequestId></ErrorResponse>`,
    );
    return { status: error.status, headers: { 'content-type': 'text/xml' }, body };
  }
  if (format === 'awsJson') {
    return {
      status: error.status,
      headers: { 'x-amzn-requestid': requestId, 'content-type': 'application/x-amz-json-1.1' },
      body: Buffer.from(JSON.stringify({ __type: error.name, message: error.message, ...error.fields })),
    };
  }
  return {
    status: error.status,
    headers: {
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': error.name,
      'content-type': 'application/json',
    },
    body: Buffer.from(JSON.stringify({ message: error.message, ...error.fields })),
  };
}

function fieldsOf(error: AwsError): string {
  return Object.entries(error.fields)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('');
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
