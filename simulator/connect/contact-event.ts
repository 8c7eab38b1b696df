import type { ContactEvent } from './connect-parts.ts';
import type { Contact } from './flow/contact.ts';

/**
 * A contact event.
 * https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html
 */
export function contactEvent(
  eventType: string,
  contact: Contact,
  times: { readonly startedAtMs: number; readonly enqueuedAtMs?: number | undefined; readonly atMs: number },
): ContactEvent {
  const { contactId, instanceArn, queue } = contact;
  const { startedAtMs, enqueuedAtMs } = times;
  return {
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    resources: [instanceArn, `${instanceArn}/contact/${contactId}`],
    detail: {
      eventType,
      contactId,
      initialContactId: contactId,
      previousContactId: contactId,
      channel: 'VOICE',
      instanceArn,
      initiationMethod: 'INBOUND',
      initiationTimestamp: iso(startedAtMs),
      connectedToSystemTimestamp: iso(startedAtMs),
      ...(enqueuedAtMs === undefined || queue === undefined
        ? {}
        : { queueInfo: { queueArn: queue.arn, queueType: 'STANDARD', enqueueTimestamp: iso(enqueuedAtMs) } }),
      ...(eventType === 'DISCONNECTED' ? { disconnectTimestamp: iso(times.atMs) } : {}),
      tags: { ...Object.fromEntries(contact.tags), 'aws:connect:instanceId': instanceArn.split('/').at(-1) },
    },
  };
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
