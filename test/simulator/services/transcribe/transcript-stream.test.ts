import type { AudioStream } from '@aws-sdk/client-transcribe-streaming';
import { describe, expect, it } from 'vitest';
import { startClock } from '../../../../simulator/clock/start-clock.ts';
import { Recognizer } from '../../../../simulator/services/transcribe/recognizer.ts';
import { transcriptStream } from '../../../../simulator/services/transcribe/transcript-stream.ts';
import { silence } from '../../../../simulator/voices/silence.ts';

describe('transcriptStream', () => {
  it('ends 15 s after the last audio, of which an empty chunk is none', async () => {
    const { clock, send, outcome } = openStream();
    send(silence(100));
    await turn();
    clock.jump(14_900);
    send(silence(100));
    await turn();
    clock.jump(14_900);
    send(new Uint8Array(0));
    await turn();
    clock.jump(100);

    await expect(outcome).resolves.toMatchObject({
      name: 'BadRequestException',
      message: 'Your request timed out because no new audio was received for 15 seconds.',
    });
    expect(clock.nowMs()).toBeGreaterThan(29_900);
  });

  it('lives for as long as audio comes', async () => {
    const { clock, send, end, outcome } = openStream();
    for (let n = 0; n < 10; n += 1) {
      send(silence(100));
      await turn();
      clock.jump(14_000);
    }
    end();

    await expect(outcome).resolves.toBe('ended');
  });

  it('refuses events that are no audio', async () => {
    const { sendEvent, outcome } = openStream();
    sendEvent({ ConfigurationEvent: { ChannelDefinitions: [] } });

    await expect(outcome).resolves.toMatchObject({ name: 'BadRequestException' });
  });

  it('tells once that it is over', async () => {
    const { end, outcome, ends } = openStream();
    end();
    await outcome;

    expect(ends).toEqual(['end']);
  });
});

/** A stream whose results are read at once; `outcome` is how it ended. */
function openStream() {
  const clock = startClock({ startMs: 0, speed: 1 });
  const events: AudioStream[] = [];
  const ends: string[] = [];
  let over = false;
  let wake: () => void = () => undefined;
  const input = async function* () {
    for (;;) {
      const event = events.shift();
      if (event) yield event;
      else if (over) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const sendEvent = (event: AudioStream) => {
    events.push(event);
    wake();
  };
  const read = async () => {
    const results = transcriptStream(input(), {
      recognizer: new Recognizer({ stability: 'high', seed: '1', partialMs: () => 0, finalMs: () => 0 }),
      settings: { encoding: 'g711-ulaw', stability: 'high' },
      clock,
      signal: new AbortController().signal,
      onResult: () => undefined,
      onEnd: () => ends.push('end'),
    });
    for await (const _ of results);
    return 'ended';
  };
  return {
    clock,
    ends,
    sendEvent,
    send: (audio: Uint8Array) => sendEvent({ AudioEvent: { AudioChunk: audio } }),
    end() {
      over = true;
      wake();
    },
    outcome: read().catch((error: unknown) => error),
  };
}

/** Lets everything that is ready run. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
