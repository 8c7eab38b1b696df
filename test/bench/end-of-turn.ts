import { type CallerPauses, noPauses, withPause } from '../../lambdas/listener/caller-pauses.ts';
import {
  END_OF_TURN_DEFAULTS,
  type EndOfTurnOptions,
  endOfTurn,
  type TurnSoFar,
} from '../../lambdas/listener/end-of-turn.ts';
import { type CallerUtterance, utterances } from '../corpus/utterances.ts';
import { random } from '../listener/recorded-sound.ts';

export interface EndOfTurnFigures {
  /** Share of utterances cut off at a mean delay of 600 ms. */
  readonly falseCutoffs: number;
  /** The same for a fixed silence of 600 ms. */
  readonly fixedFalseCutoffs: number;
  /** Mean delay from the last sound to the lock, where 5 % of the utterances are cut off. */
  readonly delayAt5PctMs: number;
  readonly fixedDelayAt5PctMs: number;
}

/** A point of a sweep. */
interface Operation {
  readonly cutoffs: number;
  readonly meanDelayMs: number;
}

/**
 * The end-of-turn policy against fixed silence, on utterances from templates that it was not tuned on. Of several
 * seeds, because figures of one differ by a tenth from those of another.
 */
export async function endOfTurnBench(): Promise<EndOfTurnFigures> {
  return endOfTurnFigures(spokenOf(SEEDS.flatMap((seed) => utterances('test', seed))));
}
const SEEDS = [20_260_701, 1, 2, 3, 4, 5, 6, 7];

/** With `optionsFor` each utterance may be judged by weights fitted without its template. */
export function endOfTurnFigures(
  spoken: readonly Spoken[],
  optionsFor: (one: Spoken) => EndOfTurnOptions = () => END_OF_TURN_DEFAULTS,
): EndOfTurnFigures {
  const policy = COSTS_MS.map((cutOffCostMs) =>
    operate(spoken, (one) => ({ ...optionsFor(one), cutOffCostMs })),
  );
  const fixed = steps(50, 4000, 25).map((silenceMs) => fixedSilence(spoken, silenceMs));
  return {
    falseCutoffs: interpolate(policy, 'meanDelayMs', 600, 'cutoffs'),
    fixedFalseCutoffs: interpolate(fixed, 'meanDelayMs', 600, 'cutoffs'),
    delayAt5PctMs: interpolate(policy, 'cutoffs', 0.05, 'meanDelayMs'),
    fixedDelayAt5PctMs: interpolate(fixed, 'cutoffs', 0.05, 'meanDelayMs'),
  };
}
/** From 200 ms to 30 s. */
const COSTS_MS = Array.from({ length: 16 }, (_, index) => 200 * 1.4 ** index);

export function spokenOf(said: readonly CallerUtterance[]): Spoken[] {
  return said.map((utterance, index) => ({ utterance, shownMs: shownMs(utterance, index) }));
}

export interface Spoken {
  readonly utterance: CallerUtterance;
  /** When the transcript shows each word, from the turn's first sound. */
  readonly shownMs: readonly number[];
}

/** Runs every utterance through the policy, caller by caller, so that it learns their pauses as in a call. */
export function operate(spoken: readonly Spoken[], optionsFor: (one: Spoken) => EndOfTurnOptions): Operation {
  let pauses: CallerPauses = noPauses;
  let caller = -1;
  const delaysMs: number[] = [];
  for (const one of spoken) {
    if (one.utterance.caller !== caller) pauses = noPauses;
    caller = one.utterance.caller;
    const outcome = lockOf(one, pauses, optionsFor(one));
    if (outcome.delayMs !== undefined) delaysMs.push(outcome.delayMs);
    pauses = outcome.pauses;
  }
  return { cutoffs: 1 - delaysMs.length / spoken.length, meanDelayMs: mean(delaysMs) };
}

export interface Lock {
  /** From the last sound to the lock; absent when the caller was cut off, or words were missing. */
  readonly delayMs?: number;
  readonly pauses: CallerPauses;
}

/** One utterance: what the policy does in each of its silences. */
export function lockOf(spoken: Spoken, before: CallerPauses, options: EndOfTurnOptions): Lock {
  const { words } = spoken.utterance;
  let pauses = before;
  for (const [index, word] of words.entries()) {
    const nextMs = words[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const locked = lockAfter(spoken, word.endMs, nextMs, pauses, options);
    // A cut-off is heard of as well: the caller goes on, and the silence turns out to have been a pause.
    if (nextMs !== Number.POSITIVE_INFINITY) pauses = withPause(pauses, nextMs - word.endMs);
    if (locked === undefined) continue;
    const whole = index === words.length - 1 && locked.words === words.length;
    return whole
      ? { delayMs: locked.atMs - word.endMs, pauses }
      : { pauses: afterCutOff(words, index, pauses) };
  }
  throw new Error('The policy waits for ever after the last word. Every wait needs an end.');
}

function afterCutOff(words: CallerUtterance['words'], index: number, pauses: CallerPauses): CallerPauses {
  return words
    .slice(index + 1, -1)
    .reduce(
      (heard, word, at) => withPause(heard, (words[index + at + 2]?.startMs ?? 0) - word.endMs),
      pauses,
    );
}

/** The lock between two sounds, if the policy makes one. Time goes on as `endOfTurn` says. */
function lockAfter(
  { utterance, shownMs }: Spoken,
  silentFromMs: number,
  untilMs: number,
  pauses: CallerPauses,
  options: EndOfTurnOptions,
): { atMs: number; words: number } | undefined {
  let nowMs = silentFromMs;
  while (nowMs < untilMs) {
    const shown = utterance.words.filter((_, index) => (shownMs[index] ?? 0) <= nowMs);
    const turn: TurnSoFar = {
      words: shown.map((word) => ({ ...word, stable: true })),
      lastVoiceMs: silentFromMs,
      silentForMs: nowMs - silentFromMs,
      waitedMs: nowMs - silentFromMs,
      unchangedForMs: nowMs - (shownMs[shown.length - 1] ?? 0),
      lengthMs: nowMs,
      recovering: false,
      languageCode: 'en-US',
      asked: utterance.asked,
    };
    const verdict = endOfTurn(turn, { pauses, patience: 1 }, options);
    if (verdict.do === 'lock') return { atMs: nowMs, words: shown.length };
    if (verdict.do === 'dismiss') return undefined;
    const wordMs = shownMs.find((at) => at > nowMs) ?? Number.POSITIVE_INFINITY;
    nowMs = Math.min(nowMs + Math.max(1, Math.min(verdict.audioMs, verdict.wallMs)), wordMs);
  }
  return undefined;
}

/** A fixed silence needs no words: its delay is the silence itself. */
function fixedSilence(spoken: readonly Spoken[], silenceMs: number): Operation {
  const cut = spoken.filter(({ utterance: { words } }) =>
    words.some((word, index) => (words[index + 1]?.startMs ?? 0) - word.endMs >= silenceMs),
  );
  return { cutoffs: cut.length / spoken.length, meanDelayMs: silenceMs };
}

/**
 * Transcribe shows a word 350 ms (p50) to 600 ms (p95) after it was spoken: the assumed figures of the delay
 * profile `published`, as a log-normal, never out of order.
 */
function shownMs({ words }: CallerUtterance, index: number): number[] {
  const next = random(index + 1);
  let shown = 0;
  return words.map((word) => {
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    shown = Math.max(shown, word.endMs + 350 * Math.exp(0.328 * normal));
    return shown;
  });
}

/** `y` where the sweep first crosses `x = at`. */
function interpolate(
  sweep: readonly Operation[],
  x: keyof Operation,
  at: number,
  y: keyof Operation,
): number {
  for (const [index, point] of sweep.entries()) {
    const before = sweep[index - 1];
    if (before === undefined || (before[x] - at) * (point[x] - at) > 0) continue;
    const share = point[x] === before[x] ? 0 : (at - before[x]) / (point[x] - before[x]);
    return before[y] + share * (point[y] - before[y]);
  }
  throw new Error(`The sweep never reaches ${x} = ${at}. Widen it.`);
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function steps(from: number, to: number, by: number): number[] {
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}
