import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { readEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { sweep } from '../voicemail/sweep.ts';
import { takeIn } from '../voicemail/take-in.ts';

const environment = readEnvironment();

const eventSchema = z.union([
  z.object({ sweep: z.literal(true) }),
  z.object({
    Records: z.array(
      z.object({
        s3: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
      }),
    ),
  }),
]);

/** What a run needs to give its claims up before Lambda ends it. */
const partingMs = 10_000;

const time = {
  sleep: (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }),
  random: Math.random,
};

/**
 * S3: Connect has stored a recording, or Firehose contact records. Or, each hour, the sweep for what no event has told.
 * Rejects when a message could not be taken in, and Lambda tries again.
 */
export async function handler(
  event: unknown,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<void> {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    logger.error('This is no S3 event and no sweep; check what sends it here');
    return;
  }
  const signal = AbortSignal.timeout(Math.max(1, context.getRemainingTimeInMillis() - partingMs));
  if ('sweep' in parsed.data) {
    const found = await sweep(environment, time, Date.now(), signal);
    logger.info('Swept', found);
    return;
  }
  for (const { s3 } of parsed.data.Records) {
    const key = keyOf(s3.object.key);
    const processed = await takeIn({ bucket: s3.bucket.name, key }, environment, time, signal);
    logger.info('Taken in', { processed });
  }
}

/** Keys in S3 events are form-encoded. */
function keyOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}
