import type { HeardWord } from '../../voices/heard-word.ts';
import { readMarks } from '../../voices/marks/read-marks.ts';
import { MULAW_TO_LINEAR } from '../../voices/mulaw.ts';
import { SAMPLES_PER_MS } from './block.ts';

/** One sound that reached the caller's ear, read from its bytes; or the silence between two. */
export interface HeardSound {
  /**
   * `prompt` is an audio file, `speech` Connect's own voice, `voice` a person; `tone` holds no words, `silence`
   * nothing audible.
   */
  readonly kind: 'prompt' | 'speech' | 'voice' | 'tone' | 'silence';
  /** The words whose marks are in the bytes played, joined. */
  readonly text: string;
  /** Simulated epoch ms each. */
  readonly words: readonly HeardWord[];
  /** Of the bytes played. */
  readonly startMs: number;
  readonly endMs: number;
  /** First and last audible sample, silence in the file's margins left out. */
  readonly audibleFromMs: number;
  readonly audibleToMs: number;
  /** The action that played it; absent for silence between actions, and for what the caller says. */
  readonly actionIdentifier?: string;
}

/** Where a sound comes from. */
export interface SoundSource {
  readonly kind: 'prompt' | 'speech' | 'voice' | 'tone';
  readonly actionIdentifier?: string;
}

/** −42 dBFS: above a recording's noise, below any speech. */
const AUDIBLE = 256;
const audible: readonly boolean[] = Array.from(MULAW_TO_LINEAR, (level) => Math.abs(level) > AUDIBLE);

/** Reads what bytes played from `startMs` sounded like. */
export function hear(mulaw: Uint8Array, startMs: number, source: SoundSource): HeardSound {
  const words = readMarks(mulaw).map((word) => ({
    ...word,
    startMs: startMs + word.startMs,
    endMs: startMs + word.endMs,
  }));
  const first = mulaw.findIndex((code) => audible[code] === true);
  const last = mulaw.findLastIndex((code) => audible[code] === true);
  const silent = first === -1;
  return {
    kind: silent ? 'silence' : words.length > 0 ? source.kind : 'tone',
    text: words.map((word) => word.text).join(' '),
    words,
    startMs,
    endMs: startMs + mulaw.length / SAMPLES_PER_MS,
    audibleFromMs: startMs + (silent ? 0 : first / SAMPLES_PER_MS),
    audibleToMs: startMs + (silent ? 0 : (last + 1) / SAMPLES_PER_MS),
    ...(source.actionIdentifier === undefined ? {} : { actionIdentifier: source.actionIdentifier }),
  };
}
