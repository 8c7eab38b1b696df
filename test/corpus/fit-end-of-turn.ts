import { fileURLToPath } from 'node:url';
import { type Cue, cuesOf } from '../../lambdas/listener/completeness/cues.ts';
import { END_OF_TURN_DEFAULTS, type EndOfTurnOptions } from '../../lambdas/listener/end-of-turn.ts';
import { endOfTurnFigures, spokenOf } from '../bench/end-of-turn.ts';
import { trainingLines } from './training-lines.ts';
import { type CallerUtterance, utterances } from './utterances.ts';

/**
 * Fits the weights of lambdas/listener/end-of-turn-options.ts on the train half, and prints them with the figures of
 * a cross-validation by template: `npx tsx test/corpus/fit-end-of-turn.ts`.
 *
 * One example a silence, whether the caller goes on after it; logistic regression with an L2 penalty, by AdaGrad.
 * Which silence of the turn it is, is no cue: most templates have just one, as their author wanted, not as callers do.
 */
const PENALTY = 4;
/** A weight below this tells nothing worth a line. */
const LEAST_REPLY_WEIGHT = 0.3;
const ITERATIONS = 600;
const FOLDS = 5;
/** Fragments written for their silences tell less of how often people go on than whole turns do. */
const LINE_WEIGHT = 0.35;

type Weights = EndOfTurnOptions['goesOn'];

interface Silence {
  readonly cues: readonly (Cue | 'any')[];
  readonly goesOn: boolean;
  weight: number;
  readonly says: string;
}

function silencesOf({ template, asked, words }: CallerUtterance): Silence[] {
  const weight = LINES.has(template.says) ? LINE_WEIGHT : 1;
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    if (next !== undefined && next.startMs - word.endMs < LEAST_SILENCE_MS) return [];
    const said = words.slice(0, index + 1).map((one) => ({ ...one, stable: true }));
    const cues = ['any' as const, ...cuesOf(said, 'en-US', asked)];
    if (asked === '' && cues.includes('answer')) return [];
    return [{ cues, goesOn: next !== undefined, weight, says: template.says }];
  });
}
const LINES: ReadonlySet<string> = new Set(trainingLines);
/** The same example of the same template once, with their weights added: a tenth of the work. */
function merged(silences: readonly Silence[]): Silence[] {
  const byExample = new Map<string, Silence>();
  for (const silence of silences) {
    const key = `${silence.says}/${silence.goesOn}/${silence.cues.join()}`;
    const known = byExample.get(key);
    if (known === undefined) byExample.set(key, { ...silence });
    else known.weight += silence.weight;
  }
  return [...byExample.values()];
}

/** Words follow each other without any. */
const LEAST_SILENCE_MS = 60;

function fitWeights(silences: readonly Silence[]): Weights {
  const weights: Partial<Record<Cue | 'any', number>> = {};
  const weightOf = (cue: Cue | 'any') => weights[cue] ?? 0;
  const names = [...new Set(silences.flatMap(({ cues }) => cues))].sort();
  const squares = new Map(names.map((name) => [name, 1e-6]));
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    const slopes = new Map(names.map((name) => [name, name === 'any' ? 0 : PENALTY * weightOf(name)]));
    for (const { cues, goesOn, weight } of silences) {
      const logOdds = cues.reduce((sum, cue) => sum + weightOf(cue), 0);
      const miss = (1 / (1 + Math.exp(-logOdds)) - (goesOn ? 1 : 0)) * weight;
      for (const cue of cues) slopes.set(cue, (slopes.get(cue) ?? 0) + miss);
    }
    for (const name of names) {
      const slope = slopes.get(name) ?? 0;
      const square = (squares.get(name) ?? 0) + slope ** 2;
      squares.set(name, square);
      weights[name] = weightOf(name) - (0.5 * slope) / Math.sqrt(square);
    }
  }
  const told = names
    .map((name) => [name, Math.round(weightOf(name) * 10) / 10] as const)
    .filter(([name, weight]) => !name.includes(' to ') || Math.abs(weight) >= LEAST_REPLY_WEIGHT);
  return { ...END_OF_TURN_DEFAULTS.goesOn, ...NO_REPLIES, ...Object.fromEntries(told) };
}
/** What is in the options today must not stand where the fit found nothing. */
const NO_REPLIES = Object.fromEntries(
  Object.keys(END_OF_TURN_DEFAULTS.goesOn)
    .filter((name) => name.includes(' to '))
    .map((name) => [name, 0]),
);

function foldOf(says: string): number {
  return [...says].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7) % FOLDS;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const said = utterances('train');
  const silences = merged(said.flatMap(silencesOf));
  console.info(fitWeights(silences));
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    fitWeights(silences.filter(({ says }) => foldOf(says) !== fold)),
  );
  const turns = spokenOf(said.filter(({ template }) => !LINES.has(template.says)));
  const optionsFor = ({ utterance }: (typeof turns)[number]) => ({
    ...END_OF_TURN_DEFAULTS,
    goesOn: folds[foldOf(utterance.template.says)] ?? END_OF_TURN_DEFAULTS.goesOn,
  });
  console.info('cross-validated on whole turns', endOfTurnFigures(turns, optionsFor));
}
