import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startClock } from '../../../../simulator/clock/start-clock.ts';
import { readSpeechInput, type SpeechInput } from '../../../../simulator/services/polly/speech-input.ts';
import { type Action, feed } from './speech-client.ts';

const clock = () => startClock({ startMs: 0, speed: 1 });
const never = new AbortController().signal;

describe('readSpeechInput', () => {
  it('says the same text however it is split', async () => {
    const text = 'Dr. Lee is in on Friday. It costs $45.50! Is that all right? Then';
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 8 }), async (cuts) => {
        const input = feed();
        const at = [0, ...cuts.sort((a, b) => a - b), text.length];
        for (const [n, from] of at.entries()) input.text(text.slice(from, at[n + 1] ?? from));
        input.close();

        const items = await all(input.events);

        const spoken = items.flatMap((item) => (item.type === 'speak' ? item.parts : []));
        expect(spoken.map((part) => ('text' in part ? part.text : '')).join(' ')).toBe(text);
        expect(items.at(-1)).toEqual({ type: 'closed', requestCharacters: text.length });
      }),
    );
  });

  it('counts 5 s from the last event, of which an empty text is one', async () => {
    const time = clock();
    const input = feed();
    const items = readSpeechInput(input.events, time, never);
    const next = items.next();
    for (let n = 0; n < 4; n += 1) {
      time.jump(4_900);
      input.text('');
      await turn();
    }
    time.jump(5_000);

    await expect(next).rejects.toMatchObject({ fields: { quotaCode: 'input-stream-inbound-event-timeout' } });
  });

  it('ends after 10 minutes, however busy', async () => {
    const time = clock();
    const input = feed();
    const next = readSpeechInput(input.events, time, never).next();
    const outcome = expect(next).rejects.toMatchObject({ fields: { quotaCode: 'input-stream-timeout' } });
    for (let atMs = 0; atMs <= 600_000; atMs += 4_000) {
      input.text(' ');
      await turn();
      time.jump(4_000);
    }

    await outcome;
  });

  it('refuses SSML that is not whole', async () => {
    const input = feed();
    input.ssml('<speak>Half of');

    await expect(all(input.events)).rejects.toMatchObject({
      name: 'ValidationException',
      fields: { reason: 'invalidInboundEvent' },
    });
  });
});

async function all(events: AsyncIterable<Action>): Promise<SpeechInput[]> {
  const items: SpeechInput[] = [];
  for await (const item of readSpeechInput(events, clock(), never)) items.push(item);
  return items;
}

/** Lets everything that is ready run. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
