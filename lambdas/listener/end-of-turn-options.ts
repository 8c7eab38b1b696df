import type { Cue } from './completeness/cues.ts';

export const END_OF_TURN_DEFAULTS = {
  /**
   * Log-odds that a caller goes on after a silence, summed over what the words tell: logistic regression on the train
   * half of test/corpus (test/corpus/fit-end-of-turn.ts prints them). 0.7 doubles the odds, -0.7 halves them.
   */
  goesOn: {
    /** Of every silence. */
    any: 0.7,
    unfinished: 3.4,
    thinking: 2.6,
    unclear: 1.2,
    greeting: 2.1,
    'unfinished-number': 2.6,
    list: 0.4,
    phrase: -0.1,
    /** Set by hand: the corpus has more answers that go on than a business hears, and "yes" is what it waits for. */
    answer: -1.3,
    /** Set by hand, to the odds of any silence: no rules of other languages than English. */
    unjudged: -0.9,
    'plausible-number': -0.9,
    'short-question': -1.3,
    'short-sentence': -1.4,
    closed: -2.1,
    sentence: -1.9,
    question: -2,
    'whole-number': -2.8,

    'one-word': 0.3,
    'three-words': -1.1,
    /** The three add up: the longer, the likelier it is all. */
    'six-words': -0.7,
    'eight-words': -1.4,
    'eleven-words': -1.3,
    /** "…today", "…instead", "…please" */
    'adverb-last': -0.7,
    'pronoun-last': 0.7,
    /** The hour follows the day, "or" follows both. */
    'time-last': 0.3,
    /** When has been said, and something after it. */
    'time-said': -1.2,
    /** "what are …", "how much …" */
    'asks-with-word': -0.5,
    farewell: -1.6,
    /** "on Monday, no wait, Tuesday": what was looked for has been found. */
    recovered: -1.8,
    approves: -0.9,
    'answers-first': -2.5,
    wish: 1.6,
    /** With whom and when is still to come. */
    'wish-for-thing': 2.3,
    /** "cancel my appointment" is all of it. */
    'wish-to-do': 0.8,
    'wish-of-two-clauses': 0.7,
    /** "it is the blue one" */
    states: 0.3,
    /** "my sink is leaking": what happened, before what is asked for. */
    tells: 1,
    'tells-past': 0.8,
    'tells-at-length': 1.8,
    'tells-in-two-clauses': 0.1,
    'whole-name-last': -0.6,
  },
  /**
   * What a cut-off costs, in ms of delay: the threshold that the bench moves. At 1,600 the train half waits 540 ms
   * on average.
   */
  cutOffCostMs: 1600,
  /** Median and σ of the logarithm of pauses, as assumed; each caller's own pauses move the median. */
  usualPauseMs: 450,
  pauseSigma: 0.6,
  /** A pause inside a phrase is about as long; and the last word is seldom transcribed sooner. */
  shortestSilenceMs: 350,
  /** Nobody's pause is waited for longer, unless the call asks for patience … */
  longestSilenceMs: 2500,
  /** … because a caller who said "hold on" gets up to 10 s. */
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
  readonly goesOn: Readonly<Record<Cue | 'any', number>>;
  readonly cutOffCostMs: number;
  readonly usualPauseMs: number;
  readonly pauseSigma: number;
  readonly shortestSilenceMs: number;
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
