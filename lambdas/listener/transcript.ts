import type { TranscribeResult } from '../aws/transcribe.ts';
import type { SpokenWord } from './spoken-word.ts';

/** All that Transcribe has said and that is still of interest. Never changed; each function gives a new one. */
export interface Transcript {
  /** Oldest stream first. A stream follows another when the connection was lost. */
  readonly streams: readonly TranscribeStream[];
}

interface TranscribeStream {
  /** Producer time of the first audio that the stream was given. */
  readonly fromMs: number;
  /** In the order in which they first came. */
  readonly results: readonly { readonly resultId: string; readonly words: readonly SpokenWord[] }[];
}

export const emptyTranscript: Transcript = { streams: [] };

/** A new stream begins, with the audio from `fromMs` on: what others said of that audio will be replaced. */
export function withNewStream(transcript: Transcript, fromMs: number): Transcript {
  return { streams: [...transcript.streams, { fromMs, results: [] }] };
}

/**
 * Puts a result in place of its older version: a partial by a newer partial or by its final.
 * `mediaMs` turns a time of the stream into producer time.
 */
export function withResult(
  transcript: Transcript,
  result: TranscribeResult,
  mediaMs: (streamMs: number) => number,
): Transcript {
  const stream = transcript.streams.at(-1) ?? { fromMs: Number.NEGATIVE_INFINITY, results: [] };
  const newer = { resultId: result.resultId, words: readWords(result, mediaMs) };
  const known = stream.results.some((one) => one.resultId === newer.resultId);
  const results = known
    ? stream.results.map((one) => (one.resultId === newer.resultId ? newer : one))
    : [...stream.results, newer];
  return { streams: [...transcript.streams.slice(0, -1), { fromMs: stream.fromMs, results }] };
}

/**
 * The words whose middle lies after `fromMs`, in order of time. A newer stream is right about what it was given,
 * as far as it has got: of the older ones the words before and beyond that stay.
 */
export function wordsAfter(transcript: Transcript, fromMs: number): readonly SpokenWord[] {
  let words: SpokenWord[] = [];
  for (const stream of transcript.streams) {
    const own = stream.results.flatMap((result) => result.words);
    const reachedMs = Math.max(Number.NEGATIVE_INFINITY, ...own.map((word) => word.endMs));
    const kept = words.filter((word) => middleOf(word) < stream.fromMs || middleOf(word) > reachedMs);
    words = [...kept, ...own].sort(byTime);
  }
  return words.filter((word) => middleOf(word) > fromMs);
}

/** Drops the results that lie wholly before `fromMs`, and streams replaced since that have none left. */
export function forgetWords(transcript: Transcript, fromMs: number): Transcript {
  const streams = transcript.streams.map((stream) => ({
    fromMs: stream.fromMs,
    results: stream.results.filter((result) => result.words.some((word) => middleOf(word) > fromMs)),
  }));
  return {
    streams: streams.filter((stream, index) => index === streams.length - 1 || stream.results.length > 0),
  };
}

const middleOf = (word: SpokenWord) => (word.startMs + word.endMs) / 2;
const byTime = (one: SpokenWord, other: SpokenWord) => one.startMs - other.startMs;

function readWords(result: TranscribeResult, mediaMs: (streamMs: number) => number): SpokenWord[] {
  const words: SpokenWord[] = [];
  for (const item of result.items) {
    const last = words.at(-1);
    if (item.punctuation && last !== undefined) {
      words[words.length - 1] = { ...last, text: last.text + item.text };
    } else if (!item.punctuation && item.text !== '') {
      words.push({
        text: item.text,
        startMs: mediaMs(item.startMs),
        endMs: mediaMs(item.endMs),
        stable: item.stable,
      });
    }
  }
  return words;
}
