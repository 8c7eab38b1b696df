import { allGood } from '../../simulator/switches.ts';
import { playInWorld } from './play-in-world.ts';
import { median, quantile } from './quantile.ts';
import { questionsOf } from './questions.ts';
import { timeTurn } from './turn-timing.ts';

export interface CallerSide {
  /** The caller's last sound on the line to the first sound of the reply heard, all included, ms. */
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface CallerFigures {
  /** Kinesis Video hands out the bytes of a fragment while it grows. */
  readonly streamed: CallerSide;
  /** It hands out whole fragments, of a second each. */
  readonly wholeFragment: CallerSide;
}

/** Whole calls as the caller lives through them, in both media worlds, side by side. */
export async function turnCallerBench(): Promise<CallerFigures> {
  const [streamed, wholeFragment] = await Promise.all([side('good'), side('bad')]);
  return { streamed, wholeFragment };
}

async function side(unfinishedFragments: 'good' | 'bad'): Promise<CallerSide> {
  const turns = await playInWorld({
    seed: 'turn.caller',
    texts: questionsOf(4, 6),
    switches: { ...allGood, unfinishedFragments },
  });
  const firstSounds = turns
    .map(timeTurn)
    .flatMap((turn) => (turn.kind === 'reply' ? turn.timing.firstSoundMs : []));
  return { p50Ms: median(firstSounds), p95Ms: quantile(firstSounds, 0.95) };
}
