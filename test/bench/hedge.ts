import type { RunningWorld } from '../../simulator/start-world.ts';
import { playInWorld } from './play-in-world.ts';
import { median, quantile } from './quantile.ts';
import { questionsOf } from './questions.ts';
import { firstWordMs } from './turn-timing.ts';

export interface HedgeFigures {
  /** The caller's last sound to the first sound of the reply, or of the scripted line in its place, ms. */
  readonly p50Ms: number;
  readonly p98Ms: number;
  /** Requests to the second model, as a share of turns. */
  readonly extraCalls: number;
}

/** Of the requests to the model, one in ten hangs until its client gives it up. */
const HANGING = Array.from({ length: 400 }, (_, nth) => nth + 1).filter((nth) => (nth * 7_919) % 10 === 3);

/** Whole calls as `turn.published` has them, with a Bedrock that hangs on a tenth of its calls. */
export async function hedgeBench(): Promise<HedgeFigures> {
  let hedges = 0;
  const onPlayed = ({ world, environment }: RunningWorld): void => {
    hedges = world.journal.entries.filter(
      ({ operation, resource }) => operation === 'ConverseStream' && resource === environment.MODEL_ID_HEDGE,
    ).length;
  };
  const turns = await playInWorld({
    seed: 'hedge',
    texts: questionsOf(7, 7),
    withoutDelays: ['kvs.media-delay'],
    faults: [{ service: 'bedrock', operation: 'ConverseStream', kind: 'hang', nth: HANGING }],
    onPlayed,
  });
  const words = turns.flatMap((turn) => firstWordMs(turn) ?? []);
  if (words.length < turns.length * 0.9)
    throw new Error(`Only ${words.length} of ${turns.length} turns had a reply. Look at the calls first.`);
  return { p50Ms: median(words), p98Ms: quantile(words, 0.98), extraCalls: hedges / turns.length };
}
