import type { MessageHeaders } from '@smithy/core/event-streams';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from './aws-error.ts';
import { eventCodec } from './event-codec.ts';
import { memberOf } from './shape-members.ts';
import { writeShape } from './write-shape.ts';

export interface EncodeOptions {
  /** Members put into the event's JSON that no model names. */
  readonly pad?: () => Readonly<Record<string, unknown>>;
  /** Names what the events throw that is no `AwsError` yet; undefined breaks the stream off. */
  readonly refusalOf?: (error: unknown) => AwsError | undefined;
  /** Told of a failure that the stream ends with. */
  readonly onFailure?: (name: string) => void;
}

/**
 * Events, each `{ memberOfTheUnion: value }` → framed messages. An `AwsError` that the events throw becomes the
 * stream's exception of that name, or an unmodelled error when the stream has none; then the stream ends.
 */
export async function* encodeEvents(
  union: NormalizedSchema,
  events: AsyncIterable<object>,
  options: EncodeOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const event of events) yield encodeEvent(union, event, options.pad?.());
  } catch (error) {
    const refusal = error instanceof AwsError ? error : options.refusalOf?.(error);
    if (refusal === undefined) throw error;
    options.onFailure?.(refusal.name);
    yield encodeException(union, refusal);
  }
}

/** The event with which some services open a stream: nothing in it that a client must read. */
export function encodeInitialResponse(): Uint8Array {
  return eventCodec.encode({
    headers: headersOf('event', 'initial-response', json),
    body: Buffer.from('{}'),
  });
}

const json = 'application/json';

function encodeEvent(
  union: NormalizedSchema,
  event: object,
  pad: Readonly<Record<string, unknown>> | undefined,
) {
  const [entry, ...others] = Object.entries(event).filter(([, value]) => value !== undefined);
  if (entry === undefined || others.length > 0) {
    throw new Error(`An event has one member, not ${Object.keys(event).join(', ') || 'none'}.`);
  }
  const [type, value] = entry as [string, Readonly<Record<string, unknown>>];
  const schema = memberOf(union, type);
  if (schema === undefined) throw new Error(`${union.getName()} has no event ${type}.`);
  for (const [name, member] of schema.structIterator()) {
    if (!member.getMergedTraits().eventPayload) continue;
    const payload = value[name];
    return member.isBlobSchema()
      ? eventCodec.encode({
          headers: headersOf('event', type, 'application/octet-stream'),
          body: payload instanceof Uint8Array ? payload : new Uint8Array(0),
        })
      : eventCodec.encode({
          headers: headersOf('event', type, json),
          body: jsonBody(writeShape(member, payload)),
        });
  }
  const body = writeShape(schema, value) as object;
  return eventCodec.encode({ headers: headersOf('event', type, json), body: jsonBody({ ...body, ...pad }) });
}

function encodeException(union: NormalizedSchema, error: AwsError): Uint8Array {
  for (const [name, schema] of union.structIterator()) {
    if (name.toLowerCase() !== error.name.toLowerCase()) continue;
    const members = [...schema.structIterator()].map(([member]) => member);
    const message = members.find((member) => member.toLowerCase() === 'message') ?? 'message';
    return eventCodec.encode({
      headers: headersOf('exception', name, json),
      body: jsonBody({ [message]: error.message, ...error.fields }),
    });
  }
  return eventCodec.encode({
    headers: {
      ':message-type': { type: 'string', value: 'error' },
      ':error-code': { type: 'string', value: error.name },
      ':error-message': { type: 'string', value: error.message },
    },
    body: new Uint8Array(0),
  });
}

function headersOf(kind: 'event' | 'exception', name: string, contentType: string): MessageHeaders {
  return {
    [`:${kind}-type`]: { type: 'string', value: name },
    ':content-type': { type: 'string', value: contentType },
    ':message-type': { type: 'string', value: kind },
  };
}

function jsonBody(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
