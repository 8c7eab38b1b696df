import type { RunningWorld } from '../../simulator/start-world.ts';
import type { PlayedAndRecorded } from './play-calls.ts';
import { playInWorld } from './play-in-world.ts';
import { median, quantile } from './quantile.ts';
import { timeTurn } from './turn-timing.ts';

export interface SpeculationFigures {
  /** The caller's last sound to the first sound of the reply, of turns whose words are known early, ms. */
  readonly offP50Ms: number;
  readonly offP95Ms: number;
  readonly onP50Ms: number;
  readonly onP95Ms: number;
  /** Requests to the model more than without thinking ahead, as a share of turns. */
  readonly extraCalls: number;
  /** Share of turns whose words are known early. */
  readonly earlyShare: number;
}

/** Begins a call: whoever names a thing alone may not have finished. */
const openings = ['Wheel truing.', 'Winter storage.', 'Student discount.'] as const;
/** Goes on with one. Every caller asks of all, for most of what a business is asked is asked often. */
const keywords = ['Helmets.', 'Dogs.', 'Warranty.', 'Brands.', 'Refunds.', 'Parking.'] as const;

/**
 * Callers who speak in keywords. A whole question is over so soon after its last word is transcribed that none is
 * early; after a keyword more may come, and the silence that tells lasts longer than its transcript takes.
 */
const texts = keywords.map((_, call) => [
  openings[call % openings.length] ?? '',
  ...keywords.map((__, nth) => keywords[(call + nth) % keywords.length] ?? ''),
]);

/** A turn is early when its last word was transcribed so long before its end was certain. */
const EARLY_MS = 500;

/** The same calls of such callers with thinking ahead and without, side by side, timed as `turn.published`. */
export async function speculationBench(): Promise<SpeculationFigures> {
  const [on, off] = await Promise.all([side('true'), side('false')]);
  return {
    offP50Ms: median(off.earlyMs),
    offP95Ms: quantile(off.earlyMs, 0.95),
    onP50Ms: median(on.earlyMs),
    onP95Ms: quantile(on.earlyMs, 0.95),
    extraCalls: on.requestsPerTurn - off.requestsPerTurn,
    earlyShare: on.earlyShare,
  };
}

async function side(thinkAhead: 'true' | 'false') {
  let requests = 0;
  const onPlayed = ({ world }: RunningWorld): void => {
    requests = world.journal.entries.filter(({ operation }) => operation === 'ConverseStream').length;
  };
  const turns = await playInWorld({
    seed: 'speculation',
    texts,
    settings: { THINK_AHEAD: thinkAhead },
    withoutDelays: ['kvs.media-delay'],
    onPlayed,
  });
  const early = turns.filter(isEarly);
  const calls = new Set(turns.map(({ contactId }) => contactId)).size;
  const firstSounds = early
    .map(timeTurn)
    .flatMap((turn) => (turn.kind === 'reply' ? turn.timing.firstSoundMs : []));
  return {
    earlyMs: firstSounds,
    earlyShare: early.length / turns.length,
    // One request of each call warms the model up.
    requestsPerTurn: (requests - calls) / turns.length,
  };
}

function isEarly({ record, transcribedAtMs }: PlayedAndRecorded): boolean {
  return (
    record !== undefined && transcribedAtMs !== undefined && record.lockedAtMs - transcribedAtMs >= EARLY_MS
  );
}
