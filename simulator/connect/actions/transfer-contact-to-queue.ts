import type { Action } from '../flow/action.ts';
import type { Execution } from '../flow/execution.ts';
import { ActionError, type Outcome } from '../flow/outcome.ts';
import type { FarEndRecord } from '../people/far-end-record.ts';
import { joinAgent } from '../queue/join-agent.ts';
import type { Accepted } from '../queue/queue-room.ts';
import { waitInQueue } from '../queue/wait-in-queue.ts';
import { stopIvr } from '../recording/recording-state.ts';

const DEFAULT_WAIT_MS = 10_000;

/**
 * Puts the caller in the queue that was set, its queue flow being heard, until an agent accepts, the queue flow ends
 * the contact, or the caller has gone. Where nobody has scripted any agents, the call ends after a while instead.
 */
export const transferContactToQueue: Action = {
  type: 'TransferContactToQueue',
  async run(action, execution) {
    const { contact, queues } = execution;
    const { queue } = contact;
    if (queue === undefined) throw new ActionError('No queue has been set.');
    const fault = execution.world.faults.take('connect', 'TransferContactToQueue', contact.contactId);
    if (fault !== undefined) throw new ActionError(`The queue ${queue.name} could not be entered.`);
    if (queues.waiting(queue.arn) >= (queue.maxContacts ?? Number.POSITIVE_INFINITY)) {
      throw new ActionError(`The queue ${queue.name} is full.`, 'QueueAtCapacity');
    }
    return await queueUp(queue.arn, action.Identifier, execution);
  },
};

async function queueUp(queue: string, actionIdentifier: string, execution: Execution): Promise<Outcome> {
  const { contact, parts, queues, signal, world } = execution;
  const waited = new AbortController();
  let accepted: Accepted | undefined;
  let ringing: FarEndRecord | undefined;
  const place = queues.enter(queue, {
    priority: contact.queuePriority,
    aheadMs: contact.queueAheadMs,
    onOffer: ({ name }) => {
      const end = execution.farEnds.ring({
        who: name,
        as: 'agent',
        attributes: Object.fromEntries(contact.attributes),
        ...(contact.customerNumber === undefined ? {} : { shownNumber: contact.customerNumber }),
      });
      ringing = end;
      return end;
    },
  });
  void place.accepted.then((by) => {
    accepted = by;
    waited.abort();
  });
  contact.enqueuedAtMs = world.clock.nowMs();
  contact.dequeuedAtMs = undefined;
  execution.putEvent('QUEUED');
  if (parts.agents === undefined) {
    world.clock.sleep(parts.queueWaitMs ?? DEFAULT_WAIT_MS, signal).then(
      () => waited.abort(),
      () => undefined,
    );
  }
  try {
    const ended = await waitInQueue(actionIdentifier, execution, waited.signal);
    if (ended !== undefined) return ended;
  } finally {
    place.leave();
    contact.dequeuedAtMs = world.clock.nowMs();
  }
  if (accepted === undefined || ringing === undefined) return { way: 'end', reason: 'transferred-to-queue' };
  const connectedAtMs = world.clock.nowMs();
  contact.agent = { name: accepted.agent.name, connectedAtMs };
  contact.recording = stopIvr(contact.recording, connectedAtMs);
  execution.putEvent('CONNECTED_TO_AGENT');
  try {
    return await joinAgent(accepted.agent, ringing, actionIdentifier, execution);
  } finally {
    accepted.release();
  }
}
