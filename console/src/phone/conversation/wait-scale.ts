import type { Stretch } from '../../../../simulator/terminal/turn-bar.ts';
import type { Entry } from '../call-view.ts';

/** A bar as wide as the page is never shorter than this. */
const leastMs = 1_500;

export const sumMs = (stretches: readonly Stretch[]): number =>
  stretches.reduce((total, { ms }) => total + ms, 0);

/** What the full width of every bar stands for: the longest wait of the call. */
export function waitScaleMs(entries: readonly Entry[]): number {
  const waits = entries.map((entry) => (entry.kind === 'turn' ? sumMs(entry.turn.stretches) : 0));
  return Math.max(leastMs, ...waits);
}
