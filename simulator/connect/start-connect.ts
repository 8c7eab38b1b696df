import type { World } from '../world.ts';
import { FastBusy } from './call-errors.ts';
import type { ConnectParts } from './connect-parts.ts';
import { newContact } from './flow/contact.ts';
import { PhoneLine } from './line/phone-line.ts';
import { PhoneBook } from './people/phone-book.ts';
import type { CallOptions, PhoneCall } from './phone-call.ts';
import { publishFlow } from './publish/publish-flow.ts';
import { QueueRoom } from './queue/queue-room.ts';
import { type RunningCall, runCall } from './run-call.ts';
import { uuid } from './uuid.ts';

/** Concurrent active calls per instance, by default and as raised on request. */
const QUOTA_OF_CALLS = { default: 10, 'raised-quotas': 500 } as const;

/** A Connect instance with its claimed number. */
export interface ConnectInstance {
  /** Calls the number. Rejects with `FastBusy` when as many calls as the quota allows are active. */
  placeCall(options?: CallOptions): Promise<PhoneCall>;
  readonly activeCalls: number;
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
  const queues = new QueueRoom(world.clock, parts.agents ?? [], closing.signal);
  const phoneBook = new PhoneBook(parts.people);
  const active = new Set<RunningCall>();
  let closed = false;
  let placed = 0;

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
    const call = runCall(world, parts, { flows, queues, phoneBook }, contact, line);
    active.add(call);
    void call.phone.ended.then(() => active.delete(call));
    return call.phone;
  }

  return {
    placeCall,
    get activeCalls() {
      return active.size;
    },
    async close() {
      closed = true;
      closing.abort();
      for (const call of active) call.end('instance-closed');
    },
  };
}
