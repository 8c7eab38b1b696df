import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heardText, readMarks } from '../../../simulator/voices/marks/read-marks.ts';
import { decodeMulaw } from '../../../simulator/voices/mulaw.ts';
import type { VoiceQuality } from '../../../simulator/voices/speakers.ts';
import { startVoices } from '../../../simulator/voices/start-voices.ts';
import type { Voices } from '../../../simulator/voices/utterance.ts';

const qualities = { fast: undefined, natural: undefined } as Record<VoiceQuality, Voices | undefined>;
let voices: Voices;
beforeAll(async () => {
  voices = await startVoices();
  qualities.fast = voices;
  qualities.natural = await startVoices({ quality: 'natural' });
});
afterAll(async () => {
  for (const started of Object.values(qualities)) await started?.close();
});

describe('startVoices', () => {
  it.each([
    ['fast', 'caller'],
    ['fast', 'agent'],
    ['fast', 'connect'],
    ['natural', 'caller'],
    ['natural', 'agent'],
    ['natural', 'connect'],
  ] as const)('speaks %s as %s, with its words in the sound', async (quality, voice) => {
    const spoken = await qualities[quality]?.speak("Hello, it's $45.50 for Dr. Smith?", voice);
    const { mulaw, words } = spoken ?? { mulaw: new Uint8Array(0), words: [] };

    expect(heardText(readMarks(mulaw))).toBe("Hello, it's $45.50 for Dr. Smith?");
    expect(words.map((word) => word.text)).toEqual(['Hello,', "it's", '$45.50', 'for', 'Dr.', 'Smith?']);
    expect(words[0]?.startMs).toBeLessThan(60);
    expect(mulaw.length / 8 - (words.at(-1)?.endMs ?? 0)).toBeLessThan(64 + 80);
    expect(levelDb(mulaw)).toBeGreaterThan(-26);
    expect(levelDb(mulaw)).toBeLessThan(-17);
  });

  it('tells the voices apart, and says the same the same way', async () => {
    const text = 'Good morning.';
    const spoken = await Promise.all(
      (['caller', 'agent', 'connect', 'caller'] as const).map((voice) => voices.speak(text, voice)),
    );

    const ids = spoken.map(({ mulaw }) => readMarks(mulaw)[0]?.utterance);
    expect(new Set(ids).size).toBe(3);
    expect(spoken[3]?.mulaw).toBe(spoken[0]?.mulaw);
  });

  it('keeps the words readable over noise', async () => {
    const clean = await voices.speak('Do you open on Sunday?', 'caller');
    const noisy = await voices.speak('Do you open on Sunday?', 'caller', { noiseDb: -32 });

    expect(heardText(readMarks(noisy.mulaw))).toBe('Do you open on Sunday?');
    expect(noisy.mulaw).not.toEqual(clean.mulaw);
  });

  it('speaks a long text whole', async () => {
    const text = Array.from({ length: 12 }, (_, n) => `This is sentence ${n}, one of many.`).join(' ');

    const { mulaw } = await voices.speak(text, 'connect');

    expect(heardText(readMarks(mulaw))).toBe(text);
  });

  it('says nothing of a text that has nothing to say', async () => {
    expect(await voices.speak(' … ', 'agent')).toEqual({ mulaw: new Uint8Array(0), words: [] });
    expect((await voices.speak('号', 'agent')).words).toEqual([]);
  });

  it('refuses to speak once closed', async () => {
    const closed = await startVoices();
    await closed.close();

    await expect(closed.speak('Hello', 'agent')).rejects.toThrow('have been closed');
  });
});

/** RMS of all samples re full scale. */
function levelDb(mulaw: Uint8Array): number {
  const pcm = decodeMulaw(mulaw);
  const squares = pcm.reduce((sum, sample) => sum + sample * sample, 0);
  return 20 * Math.log10(Math.sqrt(squares / pcm.length) / 32_768);
}
