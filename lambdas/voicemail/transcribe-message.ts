import { type TranscribeItem, type TranscribeResult, transcribe } from '../aws/transcribe.ts';
import type { TimedWord } from './card-spans.ts';
import type { Sound } from './wav.ts';

export const transcribeOptions = {
  /** "Between 50 ms and 200 ms, and all the same" (Amazon Transcribe Developer Guide, best practices of streaming). */
  chunkMs: 100,
  /** An account has 25 streams at once by default: when many messages come, most wait. */
  firstBackOffMs: 2_000,
  longestBackOffMs: 30_000,
  tries: 8,
} as const;

export interface MessageTimekeeping {
  /** Rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** 0 to 1: spreads those who wait. */
  random(): number;
}

/**
 * What was said in a message, word by word with times from its start, by the Transcribe of the conversation. The audio
 * is sent as fast as it was spoken, which is all that a stream is promised to take. Rejects with what Transcribe last
 * answered when no try succeeds.
 */
export async function transcribeMessage(
  sound: Sound,
  languageCode: string,
  time: MessageTimekeeping,
  signal: AbortSignal,
): Promise<readonly TimedWord[]> {
  let backOffMs: number = transcribeOptions.firstBackOffMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(sound, languageCode, time, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (attempt >= transcribeOptions.tries) throw error;
      await time.sleep(backOffMs * (0.5 + time.random()), signal);
      backOffMs = Math.min(transcribeOptions.longestBackOffMs, backOffMs * 2);
    }
  }
}

async function once(
  sound: Sound,
  languageCode: string,
  time: MessageTimekeeping,
  signal: AbortSignal,
): Promise<readonly TimedWord[]> {
  const results = new Map<string, TranscribeResult>();
  const sent = { whole: false };
  const audio = chunks(sound, time, signal, sent);
  for await (const result of transcribe(audio, { languageCode, sampleRateHz: sound.sampleRateHz }, signal)) {
    results.set(result.resultId, result);
  }
  signal.throwIfAborted();
  // A cut connection ends quietly: what was not asked for to the end is no transcript.
  if (!sent.whole) throw new Error('The transcription broke off before the message was sent.');
  return wordsOf([...results.values()]);
}

async function* chunks(
  { samples, sampleRateHz }: Sound,
  time: MessageTimekeeping,
  signal: AbortSignal,
  sent: { whole: boolean },
): AsyncGenerator<Uint8Array> {
  const length = Math.round((sampleRateHz * transcribeOptions.chunkMs) / 1_000);
  for (let from = 0; from < samples.length; from += length) {
    const piece = samples.slice(from, from + length);
    yield new Uint8Array(piece.buffer);
    await time.sleep(transcribeOptions.chunkMs, signal);
  }
  sent.whole = true;
}

function wordsOf(results: readonly TranscribeResult[]): readonly TimedWord[] {
  const words: TimedWord[] = [];
  const items = results.flatMap((result): readonly TranscribeItem[] => result.items);
  for (const { text, punctuation, startMs, endMs } of items) {
    const last = words.at(-1);
    if (punctuation && last !== undefined) words[words.length - 1] = { ...last, text: last.text + text };
    else if (!punctuation && text !== '') words.push({ text, startMs, endMs });
  }
  return words;
}
