import { randomUUID } from 'node:crypto';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { AwsError } from './aws-error.ts';
import { encodeEvents, encodeInitialResponse } from './encode-events.ts';
import type { Exchange } from './exchange.ts';
import type { Operation } from './operation.ts';
import { memberOf } from './shape-members.ts';
import type { Answer } from './wire-service.ts';
import { writeShape } from './write-shape.ts';

/** The operation's output as headers and body (restJson). */
export function writeOutput(
  operation: Operation,
  output: unknown,
  exchange: Exchange,
  refusalOf: (error: unknown) => AwsError | undefined,
): Answer {
  const headers: Record<string, string> = { 'x-amzn-requestid': randomUUID() };
  const inBody: Record<string, unknown> = {};
  let payload: readonly [NormalizedSchema, unknown] | undefined;
  for (const [name, value] of Object.entries(output ?? {})) {
    if (value === undefined) continue;
    const member = memberOf(operation.output, name);
    if (member === undefined) throw new Error(`${operation.name} answers without a member ${name}.`);
    const { httpHeader, httpPayload } = member.getMergedTraits();
    if (httpHeader) headers[httpHeader] = String(value);
    else if (httpPayload) payload = [member, value];
    else inBody[name] = value;
  }
  const status = operation.http?.[2] ?? 200;
  if (payload === undefined) {
    headers['content-type'] = 'application/json';
    return { status, headers, body: Buffer.from(JSON.stringify(writeShape(operation.output, inBody))) };
  }
  const [member, value] = payload;
  if (member.isStreaming() && member.isStructSchema()) {
    headers['content-type'] = 'application/vnd.amazon.eventstream';
    return {
      status,
      headers,
      body: eventsOf(operation, member, value as AsyncIterable<object>, exchange, refusalOf),
    };
  }
  if (member.isBlobSchema())
    return { status, headers, body: value as Uint8Array | AsyncIterable<Uint8Array> };
  headers['content-type'] = 'application/json';
  return { status, headers, body: Buffer.from(JSON.stringify(writeShape(member, value))) };
}

async function* eventsOf(
  operation: Operation,
  union: NormalizedSchema,
  events: AsyncIterable<object>,
  exchange: Exchange,
  refusalOf: (error: unknown) => AwsError | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  // Only a client that feeds the stream waits for its first event before it goes on.
  const fed = operation.input.getEventStreamMember() !== '';
  if (fed && exchange.world.switches.earlyFirstEvent === 'good') yield encodeInitialResponse();
  yield* encodeEvents(union, events, {
    ...(operation.pad === undefined ? {} : { pad: operation.pad }),
    refusalOf,
    onFailure: (outcome) => exchange.note({ outcome }),
  });
}
