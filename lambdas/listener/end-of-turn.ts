import { type CallerPauses, pauseFactor } from './caller-pauses.ts';
import { type Completeness, completenessOf } from './completeness.ts';
import type { SpokenWord } from './spoken-word.ts';

/** A turn as it stands. */
export interface TurnSoFar {
  /** The caller's own words, oldest first. */
  readonly words: readonly SpokenWord[];
  /** Producer time of the last sound of the voice. */
  readonly lastVoiceMs: number;
  /** Audio heard since then, ms: counted in samples. */
  readonly silentForMs: number;
  /** Wall time since that sound arrived here, ms. Less than `silentForMs` when audio comes faster than time. */
  readonly waitedMs: number;
  /** Wall time since a word last came, changed or became stable, ms. */
  readonly unchangedForMs: number;
  /** Audio since the turn began, ms. */
  readonly lengthMs: number;
  /** A new Transcribe stream has not got as far as the old one. */
  readonly recovering: boolean;
  readonly languageCode: string;
}

/** What is known of the caller. */
export interface CallerManner {
  readonly pauses: CallerPauses;
  /** Factor ≥ 1 on the waits that the call asks for: "hold on", slow speakers. */
  readonly patience: number;
}

export type Verdict =
  /** Nothing can change before so much more audio was silent, or so much wall time went by. */
  | { readonly do: 'wait'; readonly audioMs: number; readonly wallMs: number }
  | { readonly do: 'lock'; readonly reason: 'finished' | 'transcript-late' | 'media-stalled' | 'too-long' }
  /** Sound without words. */
  | { readonly do: 'dismiss' };

export const END_OF_TURN_DEFAULTS = {
  /**
   * Silence after which a turn is locked, by how finished its words sound. Set on the train half of test/corpus;
   * test/bench/end-of-turn.ts measures them on the other half. The waits of unfinished turns are shorter than the
   * train half would have them: of sentences seen for the first time one in eight is taken for unfinished wrongly.
   */
  silenceMs: {
    closed: 550,
    question: 350,
    answer: 650,
    'whole-number': 350,
    'short-question': 525,
    sentence: 350,
    'short-sentence': 500,
    phrase: 700,
    greeting: 1200,
    unclear: 1200,
    'plausible-number': 900,
    'unfinished-number': 1800,
    list: 1300,
    unfinished: 1700,
    thinking: 2000,
  },
  /** The bench moves all the waits together with this; 1 in production. */
  scale: 1,
  /**
   * Nobody's pause is waited for longer, however unfinished the words and slow the caller: 1 silence in 50 is
   * longer, and words are misjudged more often than that.
   */
  longestSilenceMs: 2000,
  /** Unless the call asks for patience: a caller who said "hold on" gets up to 10 s. */
  longestPatienceMs: 10_000,
  /** A last word may end this much before the last sound: its release, and the voice detector's own tail. */
  uncoveredMs: 120,
  /** Sound up to this long after the last word is a breath or a word like "me" or "no", … */
  shortWordMs: 320,
  /** … which is waited for only so long: 19 in 20 words take less than 600 ms. */
  shortWordLateMs: 700,
  /** A word that has stayed the same for so long counts as stable, for Transcribe may flag it only with its final. */
  settledMs: 250,
  /**
   * Longest wait for words of sound that has none yet, from the last sound. 1 in 100 words takes more than
   * 900 ms (assumed, facts of the delay profile), and a cut-off word costs more than a late answer.
   */
  transcriptLateMs: 1300,
  /** The same while a new stream is given the turn's audio again. */
  recoveryLateMs: 5000,
  /** Media comes in fragments of a second or more; a pause of this length in it is a stall. */
  mediaStalledMs: 4000,
  /** A turn is locked after this much audio, in the middle of a word if need be. */
  longestTurnMs: 60_000,
} as const satisfies EndOfTurnOptions;

export interface EndOfTurnOptions {
  readonly silenceMs: Readonly<Record<Completeness, number>>;
  readonly scale: number;
  readonly longestSilenceMs: number;
  readonly longestPatienceMs: number;
  readonly uncoveredMs: number;
  readonly shortWordMs: number;
  readonly shortWordLateMs: number;
  readonly settledMs: number;
  readonly transcriptLateMs: number;
  readonly recoveryLateMs: number;
  readonly mediaStalledMs: number;
  readonly longestTurnMs: number;
}

/** Whether the caller has finished: by silence and words together. Pure; call it again whenever something changed. */
export function endOfTurn(
  turn: TurnSoFar,
  caller: CallerManner,
  options: EndOfTurnOptions = END_OF_TURN_DEFAULTS,
): Verdict {
  const stalledInMs = options.mediaStalledMs - (turn.waitedMs - turn.silentForMs);
  const lateMs = turn.recovering ? options.recoveryLateMs : options.transcriptLateMs;
  const lateInMs = lateMs - turn.waitedMs;
  if (turn.words.length === 0) {
    if (lateInMs <= 0) return { do: 'dismiss' };
    return { do: 'wait', audioMs: Number.POSITIVE_INFINITY, wallMs: lateInMs };
  }
  if (turn.lengthMs >= options.longestTurnMs) return { do: 'lock', reason: 'too-long' };
  const neededMs = silenceNeededMs(turn, caller, options);
  const missingMs = neededMs - turn.silentForMs;
  if (missingMs > 0) {
    if (stalledInMs <= 0) return { do: 'lock', reason: 'media-stalled' };
    return { do: 'wait', audioMs: missingMs, wallMs: stalledInMs };
  }
  const behindInMs = transcriptBehindMs(turn, options);
  if (behindInMs <= 0) return { do: 'lock', reason: 'finished' };
  if (lateInMs <= 0) return { do: 'lock', reason: 'transcript-late' };
  return { do: 'wait', audioMs: Number.POSITIVE_INFINITY, wallMs: Math.min(lateInMs, behindInMs) };
}

/** Silence after which these words are taken as all. */
export function silenceNeededMs(turn: TurnSoFar, caller: CallerManner, options: EndOfTurnOptions): number {
  const completeness = completenessOf(
    turn.words.map((word) => word.text),
    turn.languageCode,
  );
  const usualMs = options.silenceMs[completeness] * options.scale * pauseFactor(caller.pauses);
  const patience = Math.max(1, caller.patience);
  return Math.min(options.longestPatienceMs, Math.min(options.longestSilenceMs, usualMs) * patience);
}

/** How long at least until the words are all there and settled; 0 when they are. */
function transcriptBehindMs(turn: TurnSoFar, options: EndOfTurnOptions): number {
  if (turn.recovering) return Number.POSITIVE_INFINITY;
  const last = turn.words.at(-1);
  const uncoveredMs = last === undefined ? Number.POSITIVE_INFINITY : turn.lastVoiceMs - last.endMs;
  if (uncoveredMs > options.shortWordMs) return Number.POSITIVE_INFINITY;
  if (uncoveredMs > options.uncoveredMs && turn.waitedMs < options.shortWordLateMs) {
    return options.shortWordLateMs - turn.waitedMs;
  }
  if (turn.words.every((word) => word.stable)) return 0;
  return Math.max(0, options.settledMs - turn.unchangedForMs);
}
