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
/** Magnitude of a µ-law code: −54 dBFS. */
const INAUDIBLE = 0x08;
/** A sound begins this much before it is that loud. */
const ONSET_MS = 20;

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
  const coded = encodeMulaw(sound);
  // What cannot be heard yet (the closure of a "t", too) carries nothing of a word, so that it can be cut off.
  const audible = Math.max(0, coded.findIndex((code) => (~code & 0x7f) > INAUDIBLE) - ONSET_MS * 8);
  const leadSamples = Math.max(audible, Math.floor((first.startMs - fromMs) * 8));
  const since = (zeroMs: number) =>
    timed.map(({ text, startMs, endMs }) => ({ text, startMs: startMs - zeroMs, endMs: endMs - zeroMs }));
  const marked = markWords(coded.subarray(leadSamples), since(fromMs + leadSamples / 8), id);
  const lead = coded.subarray(0, leadSamples).map((code) => code | 1);
  return { mulaw: new Uint8Array(Buffer.concat([lead, marked])), words: since(fromMs) };
}
