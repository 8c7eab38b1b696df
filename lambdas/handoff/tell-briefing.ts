import type { AgentEnvironment } from '../aws/environment.ts';
import { publishNotice } from '../messages/publish-notice.ts';
import { changeHandoff, readHandoff } from './handoff-store.ts';

/** Sends the briefing of a handoff, once; what became of it is noted on the handoff. */
export async function tellBriefing(
  contactId: string,
  environment: Pick<AgentEnvironment, 'CALLS_TABLE' | 'OWNER_TOPIC_ARN'>,
  signal: AbortSignal,
): Promise<void> {
  const table = environment.CALLS_TABLE;
  const handoff = await readHandoff(table, contactId, signal);
  const briefing = handoff?.payload?.attributes['briefing'];
  if (briefing === undefined || handoff?.deliveries?.['email']?.state === 'sent') return;
  const note = (state: 'sent' | 'failed') =>
    changeHandoff(
      table,
      contactId,
      (now) =>
        now === undefined
          ? now
          : { ...now, deliveries: { ...now.deliveries, email: { state, atMs: Date.now() } } },
      signal,
    );
  try {
    const subject = 'Your phone agent: a caller is being put through';
    await publishNotice({ subject, message: briefing }, environment, signal);
  } catch (error) {
    await note('failed');
    throw error;
  }
  await note('sent');
}
