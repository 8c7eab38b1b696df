import { createHash, randomUUID } from 'node:crypto';
import type { World } from '../../world.ts';
import { checkPattern, type EventPattern, matchesPattern } from './event-pattern.ts';

/** What a service puts on the bus; the rest of the envelope is added. */
export interface PutEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
  readonly resources?: readonly string[];
}

/** As a rule's target receives it. */
export interface BusEvent extends PutEvent {
  readonly version: '0';
  readonly id: string;
  readonly account: string;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
}

/** A Lambda function by name or ARN, or code of the simulator itself. */
export type EventTarget =
  | { readonly function: string }
  | { readonly call: (event: BusEvent) => void | Promise<void> };

export interface Events {
  /** Takes the event in; its rules' targets hear of it later. */
  put(event: PutEvent): void;
  /** Throws a TypeError for a pattern that EventBridge would refuse, or that the stand-in does not know. */
  rule(pattern: EventPattern, target: EventTarget): void;
  /** Resolves when every event put has been delivered. */
  whenDelivered(): Promise<void>;
  close(): Promise<void>;
}

export interface EventsSettings {
  readonly region: string;
  readonly account: string;
  /** Hands an event to a function, as an Event invocation. */
  invoke(functionName: string, event: BusEvent): Promise<unknown>;
}

/** One delivery in this many is repeated: EventBridge promises at least once. */
const TWICE_IN = 20;
/** Connect's own reports and S3's take different roads. */
const stageOf = (event: PutEvent) => (event.source === 'aws.s3' ? 'events.s3' : 'events.deliver');

/**
 * EventBridge in-process. Each delivery draws its own delay, so events overtake one another, and some come twice
 * (by the world's seed). A fault on `events` (operation: the detail type, or the `eventType` of a contact event): `cut`,
 * `hang` or `error` loses the event, `slow` adds its delay, `corrupt` delivers it twice.
 */
export async function startEvents(world: World, settings: EventsSettings): Promise<Events> {
  const rules: { readonly pattern: EventPattern; readonly target: EventTarget }[] = [];
  const closing = new AbortController();
  const underway = new Set<Promise<void>>();
  let count = 0;

  async function deliver(event: BusEvent, target: EventTarget, slowMs: number): Promise<void> {
    const contactId = contactOf(event);
    const atMs = world.clock.nowMs();
    const waitedMs = await world.delays.wait(stageOf(event), { contactId, signal: closing.signal });
    await world.clock.sleep(slowMs, closing.signal);
    world.journal.add({
      service: 'events',
      operation: event['detail-type'],
      ...(contactId === undefined ? {} : { contactId }),
      resource: 'function' in target ? target.function : 'simulator',
      atMs,
      doneAtMs: world.clock.nowMs(),
      injectedMs: waitedMs + slowMs,
      outcome: 'ok',
    });
    await ('function' in target ? settings.invoke(target.function, event) : target.call(event));
  }

  function start(event: BusEvent, target: EventTarget, slowMs: number): void {
    const delivery: Promise<void> = deliver(event, target, slowMs)
      .catch((error) => {
        if (!closing.signal.aborted) throw error;
      })
      .finally(() => underway.delete(delivery));
    underway.add(delivery);
  }

  return {
    put(put) {
      const event: BusEvent = {
        version: '0',
        id: randomUUID(),
        account: settings.account,
        time: `${new Date(world.clock.nowMs()).toISOString().slice(0, 19)}Z`,
        region: settings.region,
        resources: [],
        ...put,
      };
      for (const { pattern, target } of rules) {
        if (!matchesPattern(pattern, event)) continue;
        count += 1;
        const fault = world.faults.take('events', namesOf(event), contactOf(event));
        if (fault?.kind === 'cut' || fault?.kind === 'hang' || fault?.kind === 'error') {
          noteLost(world, event, fault.kind);
          continue;
        }
        const slowMs = fault?.kind === 'slow' ? (fault.delayMs ?? 0) : 0;
        start(event, target, slowMs);
        if (fault?.kind === 'corrupt' || comesTwice(world.seed, count)) start(event, target, slowMs);
      }
    },
    rule(pattern, target) {
      checkPattern(pattern);
      rules.push({ pattern, target });
    },
    async whenDelivered() {
      while (underway.size > 0) await Promise.all(underway);
    },
    async close() {
      closing.abort();
      await Promise.allSettled(underway);
    },
  };
}

function comesTwice(seed: string, nth: number): boolean {
  return createHash('sha256').update(`events ${seed} ${nth}`).digest().readUInt32BE(0) % TWICE_IN === 0;
}

function contactOf(event: PutEvent): string | undefined {
  return detailOf(event, 'contactId');
}

function namesOf(event: PutEvent): readonly string[] {
  const eventType = detailOf(event, 'eventType');
  return [event['detail-type'], ...(eventType === undefined ? [] : [eventType])];
}

function detailOf({ detail }: PutEvent, field: string): string | undefined {
  const value: unknown =
    typeof detail === 'object' && detail !== null ? Reflect.get(detail, field) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function noteLost(world: World, event: BusEvent, outcome: string): void {
  const contactId = contactOf(event);
  world.journal.add({
    service: 'events',
    operation: event['detail-type'],
    ...(contactId === undefined ? {} : { contactId }),
    atMs: world.clock.nowMs(),
    injectedMs: 0,
    outcome,
  });
}
