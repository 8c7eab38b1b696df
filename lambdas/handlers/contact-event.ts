import * as z from 'zod/mini';
import { readEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { noteAnswered } from '../call/note-answered.ts';
import { endCall } from '../call/record-call.ts';

const environment = readEnvironment();

const eventSchema = z.object({
  time: z.optional(z.string()),
  detail: z.object({
    eventType: z.string(),
    contactId: z.string(),
    disconnectTimestamp: z.optional(z.nullable(z.string())),
  }),
});

/** EventBridge, source `aws.connect`: the contact has been disconnected, or an agent has taken it. May come late, twice, or never. */
export async function handler(event: unknown): Promise<void> {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    logger.error('This is no Amazon Connect contact event; check the rule that sends it here');
    return;
  }
  const { detail, time } = parsed.data;
  const signal = AbortSignal.timeout(8_000);
  if (detail.eventType === 'CONNECTED_TO_AGENT') {
    await noteAnswered(environment.CALLS_TABLE, detail.contactId, signal);
    return;
  }
  if (detail.eventType !== 'DISCONNECTED') return;
  const at = Date.parse(detail.disconnectTimestamp ?? time ?? '');
  await endCall(
    environment.CALLS_TABLE,
    {
      contactId: detail.contactId,
      atMs: Number.isNaN(at) ? Date.now() : at,
      reason: 'disconnected',
    },
    signal,
  );
}
