import type { AgentEnvironment } from '../aws/environment.ts';
import { publishNotice } from '../messages/publish-notice.ts';
import type { VoicemailRecord } from '../record/voicemail-record.ts';
import { voicemailNotice } from './voicemail-notice.ts';
import { readVoicemail, setVoicemail } from './voicemail-store.ts';

/**
 * Tells the owner of a message, once while it is being left (an urgent one) and once when it is written down. What became
 * of it is noted; a crash between the two makes it two e-mails, never none.
 */
export async function tellVoicemail(
  contactId: string,
  environment: Pick<AgentEnvironment, 'CALLS_TABLE' | 'OWNER_TOPIC_ARN'>,
  signal: AbortSignal,
): Promise<void> {
  const table = environment.CALLS_TABLE;
  const message = await readVoicemail(table, contactId, signal);
  if (message === undefined || !isToTell(message)) return;
  const way = message.state === 'registered' ? 'urgent' : 'email';
  const note = (state: 'sent' | 'failed') =>
    setVoicemail(
      table,
      contactId,
      { deliveries: { ...message.deliveries, [way]: { state, atMs: Date.now() } } },
      { expression: 'attribute_exists(pk)' },
      signal,
    );
  try {
    await publishNotice(voicemailNotice(message), environment, signal);
  } catch (error) {
    await note('failed');
    throw error;
  }
  await note('sent');
}

/** Whether the owner has to be told of it. An empty message stands in the inbox, and is nobody's e-mail. */
export function isToTell({ state, urgent, content, toneAtMs, deliveries }: VoicemailRecord): boolean {
  if (state === 'registered') return urgent && deliveries?.['urgent']?.state !== 'sent';
  if (state === 'recorded' || deliveries?.['email']?.state === 'sent') return false;
  // Who heard the tone may have left a message that was lost.
  return urgent || content === 'spoken' || (content === 'none' && toneAtMs !== undefined);
}
