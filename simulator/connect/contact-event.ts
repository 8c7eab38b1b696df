import type { ContactEvent } from './connect-parts.ts';
import type { Contact } from './flow/contact.ts';
import { agentArn } from './queue/agent-arn.ts';

/**
 * A contact event: INITIATED, CONTACT_DATA_UPDATED (attributes or tags), QUEUED, CONNECTED_TO_AGENT, DISCONNECTED,
 * COMPLETED (at once after it, with the same data).
 * https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html
 */
export function contactEvent(
  eventType: string,
  contact: Contact,
  times: { readonly startedAtMs: number; readonly atMs: number },
): ContactEvent {
  const { agent, contactId, enqueuedAtMs, initialContactId, instanceArn, queue } = contact;
  const { startedAtMs } = times;
  return {
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    resources: [instanceArn, `${instanceArn}/contact/${contactId}`],
    detail: {
      eventType,
      contactId,
      initialContactId,
      previousContactId: initialContactId,
      channel: 'VOICE',
      instanceArn,
      initiationMethod: contact.initiationMethod,
      initiationTimestamp: iso(startedAtMs),
      connectedToSystemTimestamp: iso(startedAtMs),
      ...(enqueuedAtMs === undefined || queue === undefined
        ? {}
        : { queueInfo: { queueArn: queue.arn, queueType: 'STANDARD', enqueueTimestamp: iso(enqueuedAtMs) } }),
      ...(agent === undefined
        ? {}
        : {
            agentInfo: {
              agentArn: agentArn(instanceArn, agent.name),
              connectedToAgentTimestamp: iso(agent.connectedAtMs),
            },
          }),
      ...(eventType === 'DISCONNECTED' || eventType === 'COMPLETED'
        ? { disconnectTimestamp: iso(times.atMs) }
        : {}),
      tags: { ...Object.fromEntries(contact.tags), 'aws:connect:instanceId': instanceArn.split('/').at(-1) },
    },
  };
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
