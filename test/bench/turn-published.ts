import type { PlayedAndRecorded } from './play-calls.ts';
import { playInWorld } from './play-in-world.ts';
import { median, quantile } from './quantile.ts';
import { questionsOf } from './questions.ts';
import { sameStagesMs, type TurnStretches, type TurnTiming, timeTurn } from './turn-timing.ts';

export interface PublishedFigures {
  /** The caller's last sound to the first sound of the reply, media delay left out, ms. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly sameStagesP50Ms: number;
  readonly sameStagesP95Ms: number;
  /** Share of turns in which a stall phrase or a scripted line was said, or nothing. */
  readonly stallShare: number;
  /** Median of each stretch, ms; and of the lock, which runs beside them. */
  readonly stages: TurnStretches & { readonly lock: number };
  readonly turns: number;
}

/**
 * Whole calls with the published delays at real speed. Kinesis Video's media delay is set to none, for it is left
 * out; everything else is as it is. Seven calls at once are what two cores carry without being heard in the figures.
 */
export async function turnPublishedBench(): Promise<PublishedFigures> {
  return publishedFigures(
    await playInWorld({
      seed: 'turn.published',
      texts: questionsOf(7, 8),
      withoutDelays: ['kvs.media-delay'],
    }),
  );
}

/** Throws when too few turns were answered to speak of a 95th percentile. */
export function publishedFigures(turns: readonly PlayedAndRecorded[]): PublishedFigures {
  const timed = turns.map(timeTurn);
  const replies = timed.flatMap((turn) => (turn.kind === 'reply' ? [turn] : []));
  if (replies.length < turns.length / 2) {
    throw new Error(
      `Only ${replies.length} of ${turns.length} turns were answered. Look at the calls first.`,
    );
  }
  const firstSounds = replies.map(({ timing }) => timing.firstSoundMs);
  const stretches = replies.flatMap(({ timing }) => timing.stretches ?? []);
  const same = stretches.map(sameStagesMs);
  return {
    p50Ms: median(firstSounds),
    p95Ms: quantile(firstSounds, 0.95),
    sameStagesP50Ms: median(same),
    sameStagesP95Ms: quantile(same, 0.95),
    stallShare: timed.filter((turn) => turn.kind !== 'reply' || turn.stalled).length / timed.length,
    stages: stages(
      stretches,
      replies.map(({ timing }) => timing),
    ),
    turns: replies.length,
  };
}

function stages(
  stretches: readonly TurnStretches[],
  timings: readonly TurnTiming[],
): PublishedFigures['stages'] {
  const of = (name: keyof TurnStretches) => median(stretches.map((one) => one[name]));
  return {
    draft: of('draft'),
    retrieved: of('retrieved'),
    firstToken: of('firstToken'),
    sentence: of('sentence'),
    firstAudio: of('firstAudio'),
    audio: of('audio'),
    stored: of('stored'),
    written: of('written'),
    issued: of('issued'),
    playback: of('playback'),
    lock: median(timings.map(({ lockMs }) => lockMs)),
  };
}
