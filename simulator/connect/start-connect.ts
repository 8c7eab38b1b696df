import { setMaxListeners } from 'node:events';
import type { World } from '../world.ts';
import { FastBusy } from './call-errors.ts';
import type { Callback, CallbackOrder } from './callback/callback.ts';
import { runCallback } from './callback/run-callback.ts';
import type { ConnectParts } from './connect-parts.ts';
import { newContact } from './flow/contact.ts';
import { PhoneLine } from './line/phone-line.ts';
import { PhoneBook } from './people/phone-book.ts';
import type { CallOptions, PhoneCall } from './phone-call.ts';
import { publishFlow } from './publish/publish-flow.ts';
import { QueueRoom } from './queue/queue-room.ts';
import { fileContact } from './records/file-contact.ts';
import { type RunningCall, runCall } from './run-call.ts';
import { uuid } from './uuid.ts';

/** Concurrent active calls per instance, by default and as raised on request. */
const QUOTA_OF_CALLS = { default: 10, 'raised-quotas': 500 } as const;

/** A Connect instance with its claimed number. */
export interface ConnectInstance {
  /** Calls the number. Rejects with `FastBusy` when as many calls as the quota allows are active. */
  placeCall(options?: CallOptions): Promise<PhoneCall>;
  readonly activeCalls: number;
  /** Callbacks that flows have ordered, oldest first. */
  readonly callbacks: readonly Callback[];
  /** Calls that have ended, of which a recording or the contact record is still to come. */
  readonly filing: number;
  /** Ends every call. */
  close(): Promise<void>;
}

/** Publishes the flows and answers the number with the entry flow. Rejects with `InvalidContactFlow` where Connect would not publish one. */
export async function startConnect(world: World, parts: ConnectParts): Promise<ConnectInstance> {
  const flows = new Map(parts.flows.map((resource) => [resource.arn, publishFlow(resource)]));
  const entry = flows.get(parts.entryFlow);
  if (entry?.type !== 'CONTACT_FLOW') {
    throw new Error(
      `The entry flow ${parts.entryFlow} must be one of the flows given, of type CONTACT_FLOW.`,
    );
  }
  const quota = QUOTA_OF_CALLS[world.quotas];
  const closing = new AbortController();
  // Whatever waits listens to it, however much that is.
  setMaxListeners(Number.POSITIVE_INFINITY, closing.signal);
  const queues = new QueueRoom(world.clock, parts.agents ?? [], closing.signal);
  const phoneBook = new PhoneBook(parts.people);
  const active = new Set<RunningCall>();
  const filing = new Set<Promise<void>>();
  const callbacks: Callback[] = [];
  let closed = false;
  let placed = 0;

  function callBack(order: CallbackOrder): void {
    const { contactId, initialContactId } = order.contact;
    const callback: { -readonly [key in keyof Callback]: Callback[key] } = {
      ...{ contactId, initialContactId, number: order.number, createdAtMs: world.clock.nowMs() },
      ...{ state: 'waiting', attempts: 0 },
    };
    callbacks.push(callback);
    runCallback(order, world, parts, { queues, phoneBook, closing: closing.signal }, (news) => {
      Object.assign(callback, news);
    }).catch((error: unknown) => {
      if (!closing.signal.aborted) throw error;
    });
  }

  const instance: Parameters<typeof runCall>[2] = {
    ...{ flows, queues, phoneBook, callBack },
    callIn: (from) => placeCall(from === undefined ? {} : { from }),
  };

  async function placeCall(options: CallOptions = {}): Promise<PhoneCall> {
    if (closed) throw new Error('The Connect instance has been closed.');
    if (active.size >= quota) throw new FastBusy(quota);
    placed += 1;
    const contactId = uuid(`${world.seed}/${parts.instanceArn}/call/${placed}`);
    const { systemNumber, instanceArn, region } = parts;
    const contact = newContact({
      contactId,
      customerNumber: options.from,
      systemNumber,
      instanceArn,
      region,
    });
    const line = new PhoneLine(world.clock, { seed: `${world.seed}/${contactId}`, echo: options.echo });
    const call = runCall(world, parts, instance, contact, line);
    active.add(call);
    void call.phone.ended.then((end) => {
      active.delete(call);
      const agentAttempts = call.phone.farEnds.filter((one) => one.as === 'agent').length;
      const ended = { contact, line, end, agentAttempts, startedAtMs: line.startMs };
      const filed: Promise<void> = fileContact(world, parts, ended, closing.signal)
        .catch((error: unknown) => {
          if (!closing.signal.aborted) throw error;
        })
        .finally(() => filing.delete(filed));
      filing.add(filed);
    });
    return call.phone;
  }

  return {
    placeCall,
    get activeCalls() {
      return active.size;
    },
    callbacks,
    get filing() {
      return filing.size;
    },
    async close() {
      closed = true;
      closing.abort();
      for (const call of active) call.end('instance-closed');
      await Promise.all(filing);
    },
  };
}
