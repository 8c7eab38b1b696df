import * as z from 'zod/mini';
import { answerFeed, type FeedAnswer } from '../appointments/calendar/feed/answer-feed.ts';
import { makeFeed } from '../appointments/calendar/feed/make-feed.ts';
import { readAgentSecret } from '../aws/agent-secret.ts';
import { readEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';

const environment = readEnvironment();

/** Below the function's own limit. */
const limitMs = 8_000;

/** What is read of a Function URL's event, payload format 2.0. */
const eventSchema = z.object({
  rawPath: z.string(),
  headers: z.optional(z.record(z.string(), z.string())),
  requestContext: z.object({ http: z.object({ method: z.string() }) }),
});

/** The appointments, for the calendar that the owner subscribes with. */
export async function handler(event: unknown): Promise<FeedAnswer> {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    logger.error('This is no request to the Function URL');
    return { statusCode: 400, headers: {}, body: '' };
  }
  const { rawPath, headers = {}, requestContext } = parsed.data;
  const signal = AbortSignal.timeout(limitMs);
  const { calendarToken } = await readAgentSecret(environment.AGENT_SECRET, signal);
  return answerFeed(
    { method: requestContext.http.method, path: rawPath, ifNoneMatch: headers['if-none-match'] },
    calendarToken,
    () => makeFeed(environment, Date.now(), signal),
  );
}
