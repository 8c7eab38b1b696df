import type { SpokenCue } from './completeness/cues.ts';
import type { ReplyCue } from './completeness/reply-cues.ts';

export const END_OF_TURN_DEFAULTS = {
  /**
   * Log-odds that a caller goes on after a silence, summed over what the words tell, alone and
   * as a reply to what the agent said last: logistic regression on the train
   * half of test/corpus (test/corpus/fit-end-of-turn.ts prints them). 0.7 doubles the odds, -0.7 halves them.
   */
  goesOn: {
    /** Of every silence. */
    any: 0.3,
    unfinished: 3.2,
    thinking: 2.8,
    unclear: 1,
    greeting: 1.5,
    'unfinished-number': 3.4,
    list: 0.5,
    phrase: -0.1,
    answer: 1,
    /** Set by hand, to the odds of any silence: no rules of other languages than English. */
    unjudged: -0.9,
    'begun-number': 0.3,
    'plausible-number': -2.4,
    'short-question': -1.3,
    'short-sentence': -1.6,
    closed: -1.9,
    sentence: -1.8,
    question: -1.8,
    'whole-number': -3.2,

    'one-word': 0.5,
    'three-words': -0.7,
    /** The three add up: the longer, the likelier it is all. */
    'six-words': -1.2,
    'eight-words': -1.4,
    'eleven-words': -1.1,
    /** "…today", "…instead", "…please" */
    'adverb-last': -0.5,
    'pronoun-last': 0.5,
    /** The hour follows the day, "or" follows both. */
    'time-last': 0.1,
    /** When has been said, and something after it. */
    'time-said': -0.2,
    /** "what are …", "how much …" */
    'asks-with-word': -0.2,
    /** "can I get …", "could you …": a wish. */
    'asks-to': 1.5,
    /** "can I book …": when is still to come. */
    'asks-for-thing': 1.5,
    farewell: -1.6,
    /** "on Monday, no wait, Tuesday": what was looked for has been found. */
    recovered: -1.7,
    approves: -0.1,
    'answers-first': -1.2,
    wish: 0.6,
    /** With whom and when is still to come. */
    'wish-for-thing': 0.9,
    /** "cancel my appointment" is all of it. */
    'wish-to-do': -0.5,
    'wish-of-two-clauses': -0.2,
    /** "it is the blue one" */
    states: 0.5,
    /** "my sink is leaking": what happened, before what is asked for. */
    tells: 0.3,
    'tells-past': 0.7,
    'tells-at-length': 1.3,
    'tells-in-two-clauses': 0.5,
    'whole-name-last': -0.6,

    /** What was said to what was asked, beside what its words alone tell. */
    'answer to name': 0.7,
    'answer to nothing': -0.7,
    'answer to number': 1.2,
    'answer to wish': 0.7,
    'phrase to choice': -0.9,
    'phrase to more': -0.9,
    'phrase to name': -0.3,
    'phrase to nothing': -0.5,
    'phrase to number': -0.7,
    'phrase to story': 0.3,
    'phrase to thing': 0.5,
    'phrase to yes-or-no': -1,
    'question to nothing': -1,
    'question to story': 0.9,
    'question to time': -0.8,
    'question to yes-or-no': -0.8,
    'sentence to choice': -1.4,
    'sentence to more': 0.8,
    'sentence to name': -0.6,
    'sentence to nothing': 0,
    'sentence to number': 1.3,
    'sentence to story': 0.5,
    'sentence to thing': 0.6,
    'sentence to wish': 2.1,
    'sentence to yes-or-no': -1.4,
    'unclear to more': -0.3,
    'unclear to name': 0.6,
    'unclear to nothing': 0.3,
    'unclear to story': -0.3,
    'unclear to thing': 0.4,
    'unclear to yes-or-no': -1.6,
    'unclear to choice': -1.1,
    /** Set by hand: "yes" may go on as often as not, but is what a business waits for; the fit says -1. */
    'answer to yes-or-no': -1.7,
  },
  /**
   * What a cut-off costs, in ms of delay: the threshold that the bench moves. At 1,600 the train half waits 510 ms
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
  /**
   * Media comes in fragments of a second or more; a pause of this length in it is a stall. A connection that says
   * nothing is given up after 4 s (MEDIA_DEFAULTS), and the next one brings what is missing: so longer than both.
   */
  mediaStalledMs: 6500,
  /** A turn is locked after this much audio, in the middle of a word if need be. */
  longestTurnMs: 60_000,
} as const satisfies EndOfTurnOptions;

export interface EndOfTurnOptions {
  readonly goesOn: Readonly<Record<SpokenCue | 'any', number> & Partial<Record<ReplyCue, number>>>;
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
