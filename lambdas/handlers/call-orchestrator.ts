import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { readEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { holdCall } from '../call/hold-call.ts';
import { holdParts } from '../call/hold-parts.ts';
import { wallTime } from '../call/timekeeping.ts';

const environment = readEnvironment();

const startSchema = z.object({ contactId: z.string().check(z.minLength(1)), epoch: z.number() });

/** Holds one call from its start, or from where another orchestrator left it, to its end. Started by next-step only. */
export async function handler(event: unknown, context: Context): Promise<void> {
  const start = startSchema.safeParse(event);
  if (!start.success) {
    logger.error('The event names no call; only next-step may start this function');
    return;
  }
  const settings = { environment, remainingMs: () => context.getRemainingTimeInMillis() };
  const end = await holdCall(start.data, settings, holdParts(environment), wallTime);
  logger.info('The call is no longer held', { ...start.data, end });
}
