import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLadder, type LadderRung } from '../../lambdas/speaker/ladder.ts';

const HEDGE_MS = 20;
const request = { text: 'Yes, we do.', slowly: false, urgent: true };
const never = new AbortController().signal;

/** A rung that is whole after so many ms of its turn, and what became of its attempts. */
function rung(name: LadderRung['rung'], wholeAfterMs: readonly number[], hedgeAfterMs?: number) {
  const attempts: ('whole' | 'aborted' | 'running')[] = [];
  const made: LadderRung = {
    rung: name,
    ...(hedgeAfterMs === undefined ? {} : { hedgeAfterMs: () => hedgeAfterMs }),
    async speak(_, signal, heard) {
      const nth = attempts.push('running') - 1;
      heard();
      await sleep(wholeAfterMs[nth] ?? 0, undefined, { signal }).catch((error: unknown) => {
        attempts[nth] = 'aborted';
        throw error;
      });
      attempts[nth] = 'whole';
      return { mulaw: new Uint8Array(8), audioAtMs: Date.now() };
    },
  };
  return { made, attempts };
}

describe('a rung that may be hedged', () => {
  it('is overtaken by the next when it is slow, and ended; its first audio was first all the same', async () => {
    const stream = rung('stream', [60_000], HEDGE_MS);
    const synthesize = rung('synthesize', [5]);
    const beganMs = Date.now();

    const climbed = await createLadder([stream.made, synthesize.made]).climb(request, never);

    expect(climbed?.rung).toBe('synthesize');
    expect(climbed?.speech.firstAudioAtMs).toBeLessThan(beganMs + HEDGE_MS);
    await expect.poll(() => stream.attempts).toEqual(['aborted']);
  });

  it('is alone while it is fast', async () => {
    const stream = rung('stream', [1], 5_000);
    const synthesize = rung('synthesize', [1]);

    const climbed = await createLadder([stream.made, synthesize.made]).climb(request, never);

    expect(climbed?.rung).toBe('stream');
    expect(synthesize.attempts).toEqual([]);
  });

  it('gives the signal’s reason when that is aborted, and ends both', async () => {
    const stream = rung('stream', [60_000], 0);
    const synthesize = rung('synthesize', [60_000]);
    const turn = new AbortController();

    const climbing = createLadder([stream.made, synthesize.made]).climb(request, turn.signal);
    await expect.poll(() => synthesize.attempts).toEqual(['running']);
    turn.abort(new Error('interrupted'));

    await expect(climbing).rejects.toThrow('interrupted');
    await expect.poll(() => [...stream.attempts, ...synthesize.attempts]).toEqual(['aborted', 'aborted']);
  });
});
