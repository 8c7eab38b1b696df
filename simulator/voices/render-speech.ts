import { addNoise } from './add-noise.ts';
import type { FliteSpeech } from './flite.ts';
import { halveRate } from './halve-rate.ts';
import { markWords, utteranceId } from './marks/mark-words.ts';
import { encodeMulaw } from './mulaw.ts';
import { setLevel } from './set-level.ts';
import { timeWords } from './time-words.ts';
import type { Utterance } from './utterance.ts';
import { wordsOf } from './words-of.ts';

/** Stillness left before the first and after the last sound; flite's own is a quarter of a second. */
const LEAD_MS = 40;
const TAIL_MS = 80;

/** Text to marked 8 kHz speech, by whatever speaks plain ASCII. */
export function renderSpeech(
  request: { readonly text: string; readonly voice: string; readonly noiseDb: number | undefined },
  speak: (ascii: string) => FliteSpeech,
): Utterance {
  const words = wordsOf(request.text);
  const ascii = words
    .join(' ')
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '');
  if (!/[a-z0-9&%]/i.test(ascii)) return { mulaw: new Uint8Array(0), words: [] };

  const { pcm, rateHz, phones } = speak(ascii);
  const timed = timeWords(words, phones);
  const [first, last] = [timed[0], timed.at(-1)];
  if (!first || !last) return { mulaw: new Uint8Array(0), words: [] };

  const fromMs = Math.max(0, first.startMs - LEAD_MS);
  const line = (rateHz === 16_000 ? halveRate(pcm) : pcm).subarray(
    Math.round(fromMs * 8),
    Math.round((last.endMs + TAIL_MS) * 8),
  );
  const id = utteranceId(request.voice, `${request.noiseDb ?? ''}`, request.text);
  const levelled = setLevel(line);
  const sound = request.noiseDb === undefined ? levelled : addNoise(levelled, request.noiseDb, id);
  const shifted = timed.map(({ text, startMs, endMs }) => ({
    text,
    startMs: startMs - fromMs,
    endMs: endMs - fromMs,
  }));
  return { mulaw: markWords(encodeMulaw(sound), shifted, id), words: shifted };
}
