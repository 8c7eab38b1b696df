import type { World } from '../../world.ts';
import type { ConnectParts } from '../connect-parts.ts';
import { contactEvent } from '../contact-event.ts';
import { converse } from '../people/converse.ts';
import type { PhoneBook } from '../people/phone-book.ts';
import { isAnswering, ringingMsOf } from '../people/ringing.ts';
import type { Accepted, QueueRoom } from '../queue/queue-room.ts';
import type { Callback, CallbackOrder } from './callback.ts';

export interface CallbackInstance {
  readonly queues: QueueRoom;
  readonly phoneBook: PhoneBook;
  /** Aborted when the instance closes. */
  readonly closing: AbortSignal;
}

/** A customer's telephone rings so long at a callback. */
const RINGS_MS = 60_000;

const noOffer = () => ({ answer: () => {}, end: () => {} });

/**
 * Runs a callback: after its delay it waits in the queue like a call; the agent who accepts is joined with the customer
 * once they answer; where they do not, it waits again after the delay between attempts. Tells its contact events; its
 * flow (`ContactFlowId`) is not run. Rejects when the instance closes.
 */
export async function runCallback(
  order: CallbackOrder,
  world: World,
  parts: ConnectParts,
  { queues, phoneBook, closing }: CallbackInstance,
  tell: (news: Partial<Callback>) => void,
): Promise<void> {
  const { contact, number } = order;
  const { clock } = world;
  const startedAtMs = clock.nowMs();
  const put = (eventType: string) =>
    parts.events.put(contactEvent(eventType, contact, { startedAtMs, atMs: clock.nowMs() }));

  async function attempt({ agent, release }: Accepted, nth: number): Promise<boolean> {
    try {
      contact.dequeuedAtMs = clock.nowMs();
      contact.agent = { name: agent.name, connectedAtMs: clock.nowMs() };
      tell({ agent: agent.name, attempts: nth });
      put('CONNECTED_TO_AGENT');
      const person = phoneBook.call(number);
      await clock.sleep(Math.min(ringingMsOf(person), RINGS_MS), closing);
      if (!isAnswering(person) || ringingMsOf(person) > RINGS_MS) return false;
      tell({ state: 'talking' });
      const talkMs = Math.min(person.dropsAfterMs ?? Number.POSITIVE_INFINITY, agent.dropsAfterMs ?? 60_000);
      await converse(talkMs, clock, closing, async () => {});
      return true;
    } finally {
      release();
    }
  }

  put('INITIATED');
  await clock.sleep(order.initialDelayMs, closing);
  let reached = false;
  for (let nth = 1; nth <= order.mostAttempts && !reached; nth += 1) {
    if (nth > 1) await clock.sleep(order.retryDelayMs, closing);
    contact.enqueuedAtMs = clock.nowMs();
    put('QUEUED');
    const { accepted } = queues.enter(order.queue, {
      priority: contact.queuePriority,
      aheadMs: contact.queueAheadMs,
      onOffer: noOffer,
    });
    reached = await attempt(await accepted, nth);
  }
  tell({ state: reached ? 'ended' : 'failed' });
  put('DISCONNECTED');
  put('COMPLETED');
}
