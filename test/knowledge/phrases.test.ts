import { afterAll, describe, expect, it } from 'vitest';
import { longestStallMs, phraseTexts } from '../../lambdas/knowledge/phrases.ts';
import { trimLead } from '../../lambdas/speaker/trim-lead.ts';
import { mulawDurationMs } from '../../lambdas/speaker/wav.ts';
import { startVoices } from '../../simulator/voices/start-voices.ts';
import type { Voices } from '../../simulator/voices/utterance.ts';

const started: Voices[] = [];
afterAll(() => Promise.all(started.map((voices) => voices.close())));

describe('the stall phrase', () => {
  it.each(['fast', 'natural'] as const)('is over in time as the %s voices are rendered', async (quality) => {
    const voices = await startVoices({ quality });
    started.push(voices);

    const { mulaw } = await voices.speak(
      phraseTexts({ sayName: 'Cascade', emergency: { number: '911', words: [] } }).oneMoment,
      'agent',
    );

    expect(mulawDurationMs(trimLead(mulaw).length)).toBeLessThanOrEqual(longestStallMs);
  });
});

describe('the phrases', () => {
  it('promise a call back on this number only where they are for callers who have one', () => {
    const { callYouBack, bookingByCallback, ...others } = phraseTexts({
      sayName: 'Cascade',
      emergency: { number: '911', words: [] },
    });

    expect(callYouBack).toMatch(/will call you back on this number/);
    expect(bookingByCallback).toMatch(/will call you back/);
    for (const text of Object.values(others)) expect(text).not.toMatch(/will call you back|on this number/);
  });
});
