import type { EndOfTurnOptions } from './end-of-turn-options.ts';

/**
 * The silence after which to take a turn as finished, if it goes on with odds of e^`logOdds`.
 *
 * A wait of t costs t when the turn was finished, and `cutOffCostMs` when it was not and its pause is longer than t.
 * Pauses are log-normal, so that the wait is cheapest where `cutOffCostMs` × odds × density(t) = 1, on the density's
 * falling side: a quadratic in ln t. Where it has no root, no wait is worth its while.
 */
export function silenceNeededMs(
  logOdds: number,
  pauseFactor: number,
  options: Pick<
    EndOfTurnOptions,
    'cutOffCostMs' | 'usualPauseMs' | 'pauseSigma' | 'shortestSilenceMs' | 'longestSilenceMs'
  >,
): number {
  const { cutOffCostMs, pauseSigma: sigma, shortestSilenceMs, longestSilenceMs } = options;
  const mu = Math.log(options.usualPauseMs * pauseFactor);
  const gain = logOdds + Math.log(cutOffCostMs / (sigma * Math.sqrt(2 * Math.PI)));
  const root = sigma ** 2 - 2 * mu + 2 * gain;
  if (root <= 0) return shortestSilenceMs;
  const ms = Math.exp(mu - sigma ** 2 + sigma * Math.sqrt(root));
  return Math.min(longestSilenceMs, Math.max(shortestSilenceMs, Math.round(ms)));
}
