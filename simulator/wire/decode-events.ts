import type { Readable } from 'node:stream';
import { getChunkedStream, type Message } from '@smithy/core/event-streams';
import type { NormalizedSchema } from '@smithy/core/schema';
import { eventCodec } from './event-codec.ts';
import { readShape, ShapeProblem } from './read-shape.ts';
import { memberOf } from './shape-members.ts';

/**
 * The events of a request, each as `{ memberOfTheUnion: value }`. Ends at the signed empty message, at the end of
 * the body, and quietly when the client goes away (the exchange's signal tells).
 * Throws `ShapeProblem` for a message that is not signed, not framed, or not in the model.
 */
export async function* decodeEvents(
  union: NormalizedSchema,
  body: Readable,
  signal: AbortSignal,
): AsyncGenerator<unknown, void, undefined> {
  const messages = getChunkedStream(body)[Symbol.asyncIterator]();
  while (!signal.aborted) {
    let next: IteratorResult<Uint8Array>;
    try {
      next = await messages.next();
    } catch (error) {
      if (signal.aborted || (body.destroyed && !body.readableEnded)) return;
      throw new ShapeProblem([], `The event stream is broken: ${String(error)}`);
    }
    if (next.done === true) return;
    const outer = decode(next.value);
    if (outer.headers[':chunk-signature'] === undefined || outer.headers[':date'] === undefined) {
      throw new ShapeProblem([], 'An event of the stream is not signed.');
    }
    if (outer.body.byteLength === 0) return;
    yield readEvent(union, decode(outer.body));
  }
}

function decode(bytes: Uint8Array): Message {
  try {
    return eventCodec.decode(bytes);
  } catch (error) {
    throw new ShapeProblem([], `A message of the event stream is broken: ${String(error)}`);
  }
}

function readEvent(union: NormalizedSchema, { headers, body }: Message): unknown {
  const type = headers[':event-type']?.value;
  const schema = typeof type === 'string' ? memberOf(union, type) : undefined;
  if (typeof type !== 'string' || schema === undefined) {
    throw new ShapeProblem([String(type)], 'The stream has no such event');
  }
  const bound: Record<string, unknown> = {};
  let hasPayload = false;
  for (const [name, member] of schema.structIterator()) {
    const { eventHeader, eventPayload } = member.getMergedTraits();
    if (eventHeader && headers[name] !== undefined) bound[name] = headers[name].value;
    if (!eventPayload) continue;
    hasPayload = true;
    bound[name] = member.isBlobSchema() ? body : readJson(member, body, [type, name]);
  }
  if (hasPayload) return { [type]: bound };
  const read = body.byteLength === 0 ? {} : readJson(schema, body, [type]);
  return { [type]: { ...(read as object), ...bound } };
}

function readJson(schema: NormalizedSchema, body: Uint8Array, path: readonly string[]): unknown {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString());
  } catch {
    throw new ShapeProblem(path, 'The event is no JSON');
  }
  return readShape(schema, json, path);
}
