import { Readable } from 'node:stream';
import { StartSpeechSynthesisStreamActionStream$ } from '@aws-sdk/client-polly';
import type { MessageHeaders } from '@smithy/core/event-streams';
import { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEvents } from '../../../simulator/wire/decode-events.ts';
import { eventCodec } from '../../../simulator/wire/event-codec.ts';
import { ShapeProblem } from '../../../simulator/wire/read-shape.ts';

const union = NormalizedSchema.of(StartSpeechSynthesisStreamActionStream$);

describe('decodeEvents', () => {
  it('reads events however the bytes are cut', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 200 }), async (said, size) => {
        const bytes = Buffer.concat([
          ...said.map((Text) => signed(event('TextEvent', { Text }))),
          signed(end),
        ]);

        const events = await decode(cut(bytes, size));

        expect(events).toEqual(said.map((Text) => ({ TextEvent: { Text } })));
      }),
    );
  });

  it('ends at the signed empty message, whatever comes after', async () => {
    const bytes = Buffer.concat([signed(end), signed(event('TextEvent', { Text: 'late' }))]);

    expect(await decode([bytes])).toEqual([]);
  });

  it.each([
    ['an event that is not signed', event('TextEvent', { Text: 'a' }), 'not signed'],
    ['an event of another stream', signed(event('AudioEvent', {})), 'no such event'],
    ['an event that is no JSON', signed(message(headersOf('TextEvent'), Buffer.from('{'))), 'no JSON'],
    ['a missing member', signed(event('TextEvent', {})), 'must not be null'],
    ['an unknown member', signed(event('TextEvent', { Text: 'a', Txt: 'b' })), 'extraneous'],
    ['half a message', signed(event('TextEvent', { Text: 'a' })).subarray(0, 40), 'broken'],
    ['a wrong checksum', wrongChecksum(signed(event('TextEvent', { Text: 'a' }))), 'broken'],
  ])('refuses %s', async (_, bytes, why) => {
    await expect(decode([bytes])).rejects.toThrow(why);
    await expect(decode([bytes])).rejects.toBeInstanceOf(ShapeProblem);
  });

  it('ends or refuses any garbage by name, and never hangs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 100 }), async (garbage) => {
        // A length that is never reached ends with the body, so keep the first byte small.
        const bytes = Buffer.concat([Buffer.from([0, 0]), garbage]);
        await decode([bytes]).catch((error: unknown) => expect(error).toBeInstanceOf(ShapeProblem));
      }),
    );
  });

  it('ends quietly when the client goes away', async () => {
    const body = new Readable({ read() {} });
    body.push(signed(event('TextEvent', { Text: 'a' })));
    const events = decodeEvents(union, body, new AbortController().signal);

    await events.next();
    body.destroy();

    expect(await events.next()).toEqual({ done: true, value: undefined });
  });
});

const end = new Uint8Array(0);

function headersOf(type: string): MessageHeaders {
  return {
    ':event-type': { type: 'string', value: type },
    ':message-type': { type: 'string', value: 'event' },
    ':content-type': { type: 'string', value: 'application/json' },
  };
}

function message(headers: MessageHeaders, body: Uint8Array): Uint8Array {
  return eventCodec.encode({ headers, body });
}

function event(type: string, body: object): Uint8Array {
  return message(headersOf(type), Buffer.from(JSON.stringify(body)));
}

function signed(body: Uint8Array): Uint8Array {
  return message(
    {
      ':date': { type: 'timestamp', value: new Date(0) },
      ':chunk-signature': { type: 'binary', value: new Uint8Array(32) },
    },
    body,
  );
}

function wrongChecksum(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte));
}

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

async function decode(chunks: readonly Uint8Array[]): Promise<unknown[]> {
  const events: unknown[] = [];
  const body = Readable.from(chunks, { objectMode: false });
  for await (const one of decodeEvents(union, body, new AbortController().signal)) events.push(one);
  return events;
}
