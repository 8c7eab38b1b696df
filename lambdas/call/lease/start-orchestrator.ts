import { logger } from '../../aws/logger.ts';
import { startFunction } from '../../aws/start-function.ts';
import type { CallItem } from '../call-item.ts';
import type { Written } from '../call-store.ts';
import type { Step } from '../steps/step.ts';
import { releaseLease, takeLease } from './take-lease.ts';

/** What an orchestrator is started with. */
export interface OrchestratorStart {
  readonly contactId: string;
  readonly epoch: number;
}

/**
 * Takes the lease and starts an orchestrator for it. The start may fail: then the lease is given up again and
 * the next ask tries anew. `done` is false when another ask was faster.
 */
export async function startOrchestrator(
  settings: { readonly table: string; readonly orchestrator: string },
  item: CallItem,
  nowMs: number,
  step: Step | undefined,
  signal: AbortSignal,
): Promise<Written> {
  const taken = await takeLease(settings.table, item, nowMs, step, signal);
  if (!taken.done) return taken;
  const start: OrchestratorStart = { contactId: item.contactId, epoch: taken.item.lease.epoch };
  try {
    await startFunction(settings.orchestrator, start, signal);
  } catch (error) {
    logger.error('The orchestrator could not be started', {
      contactId: item.contactId,
      reason: String(error),
    });
    await releaseLease(settings.table, item.contactId, start.epoch, true, signal);
  }
  return taken;
}
