import { type CallerPauses, pauseFactor } from './caller-pauses.ts';
import { type Cue, cuesOf } from './completeness/cues.ts';
import { END_OF_TURN_DEFAULTS, type EndOfTurnOptions } from './end-of-turn-options.ts';
import { silenceNeededMs } from './silence-needed.ts';
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
  /** What the agent said last before the turn, as far as it was heard; empty when nothing is known of it. */
  readonly asked: string;
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

export { END_OF_TURN_DEFAULTS, type EndOfTurnOptions };

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
  const neededMs = neededSilenceMs(turn, caller, options);
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

/** What words tell, for as long as they and the question stay the same: they are judged with each piece of audio. */
const told = new WeakMap<readonly SpokenWord[], { readonly to: string; readonly cues: readonly Cue[] }>();

function cuesIn({ words, languageCode, asked }: TurnSoFar): readonly Cue[] {
  const to = `${languageCode} ${asked}`;
  const known = told.get(words);
  if (known?.to === to) return known.cues;
  const cues = cuesOf(words, languageCode, asked);
  told.set(words, { to, cues });
  return cues;
}

/** Silence after which these words are taken as all. */
function neededSilenceMs(turn: TurnSoFar, caller: CallerManner, options: EndOfTurnOptions): number {
  const logOdds = cuesIn(turn).reduce<number>(
    (sum, cue) => sum + (options.goesOn[cue] ?? 0),
    options.goesOn.any,
  );
  const usualMs = silenceNeededMs(logOdds, pauseFactor(caller.pauses), options);
  return Math.min(options.longestPatienceMs, usualMs * Math.max(1, caller.patience));
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
