import * as z from 'zod/mini';
import { readEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { tellBriefing } from '../handoff/tell-briefing.ts';
import { tellVoicemail } from '../voicemail/tell-voicemail.ts';

const environment = readEnvironment();

const eventSchema = z.object({
  contactId: z.string().check(z.minLength(1)),
  notice: z.enum(['handoff', 'urgent']),
});

/** Tells people by e-mail what they must know while the call lasts. Rejects when that fails, and Lambda tries again. */
export async function handler(event: unknown): Promise<void> {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    logger.error('The event names no call and notice; only next-step may start this function');
    return;
  }
  const { contactId, notice } = parsed.data;
  const signal = AbortSignal.timeout(20_000);
  if (notice === 'handoff') await tellBriefing(contactId, environment, signal);
  else await tellVoicemail(contactId, environment, signal);
}
