import { describe, expect, it } from 'vitest';
import { type BusEvent, startEvents } from '../../../../simulator/services/events/start-events.ts';
import type { World } from '../../../../simulator/world.ts';
import { quietWorld } from '../../quiet-world.ts';

const DETAIL_TYPE = 'Amazon Connect Contact Event';
const disconnected = (contactId: string) => ({
  source: 'aws.connect',
  'detail-type': DETAIL_TYPE,
  detail: { eventType: 'DISCONNECTED', contactId },
});

async function busIn(world: World) {
  const invoked: { functionName: string; event: BusEvent }[] = [];
  const bus = await startEvents(world, {
    region: 'us-east-1',
    account: '123456789012',
    invoke: async (functionName, event) => invoked.push({ functionName, event }),
  });
  return { bus, invoked };
}

describe('startEvents', () => {
  it('hands events that fit a rule to its function, in EventBridge’s envelope', async () => {
    const { bus, invoked } = await busIn(quietWorld({ startMs: Date.parse('2026-11-20T09:00:00.250Z') }));
    bus.rule(
      { source: ['aws.connect'], detail: { eventType: ['DISCONNECTED'] } },
      { function: 'contact-event' },
    );

    bus.put(disconnected('c1'));
    bus.put({ ...disconnected('c2'), detail: { eventType: 'INITIATED', contactId: 'c2' } });
    await bus.whenDelivered();

    expect(invoked).toMatchObject([
      {
        functionName: 'contact-event',
        event: {
          version: '0',
          account: '123456789012',
          region: 'us-east-1',
          time: '2026-11-20T09:00:00Z',
          detail: { contactId: 'c1' },
        },
      },
    ]);
  });

  it('delivers after the delay, and lets events overtake one another', async () => {
    const quiet = quietWorld({ speed: 8 });
    const delays = [240, 80];
    const world: World = {
      ...quiet,
      delays: {
        ...quiet.delays,
        async wait(_stage, { signal }) {
          const ms = delays.shift() ?? 0;
          await quiet.clock.sleep(ms, signal);
          return ms;
        },
      },
    };
    const { bus, invoked } = await busIn(world);
    bus.rule({ source: ['aws.connect'] }, { function: 'contact-event' });

    bus.put(disconnected('first'));
    bus.put(disconnected('second'));
    await bus.whenDelivered();

    expect(invoked.map(({ event }) => event.detail)).toMatchObject([
      { contactId: 'second' },
      { contactId: 'first' },
    ]);
    expect(world.journal.entries).toMatchObject([
      {
        service: 'events',
        operation: DETAIL_TYPE,
        contactId: 'second',
        resource: 'contact-event',
        injectedMs: 80,
      },
      { contactId: 'first', injectedMs: 240 },
    ]);
  });

  it('delivers a few events twice, the same ones for the same seed', async () => {
    const run = async () => {
      const { bus, invoked } = await busIn(quietWorld());
      bus.rule({ source: ['aws.connect'] }, { function: 'contact-event' });
      for (let n = 0; n < 200; n += 1) bus.put(disconnected(`c${n}`));
      await bus.whenDelivered();
      return invoked.map(({ event }) => Reflect.get(Object(event.detail), 'contactId'));
    };

    const heard = await run();

    expect(new Set(heard).size).toBe(200);
    expect(heard.length).toBeGreaterThan(200);
    expect(heard.length).toBeLessThan(230);
    expect((await run()).sort()).toEqual(heard.sort());
  });

  it('calls the simulator’s own code', async () => {
    const { bus } = await busIn(quietWorld());
    const heard: unknown[] = [];
    bus.rule({ 'detail-type': ['Object Created'] }, { call: (event) => void heard.push(event.detail) });

    bus.put({ source: 'aws.s3', 'detail-type': 'Object Created', detail: { key: 'business.md' } });
    await bus.whenDelivered();

    expect(heard).toEqual([{ key: 'business.md' }]);
  });

  it('knows a contact event by its event type as well', async () => {
    const world = quietWorld();
    world.faults.add({ service: 'events', operation: 'DISCONNECTED', nth: 2, kind: 'cut' });
    const { bus, invoked } = await busIn(world);
    bus.rule({ source: ['aws.connect'] }, { function: 'contact-event' });

    for (const contactId of ['first', 'second', 'third']) bus.put(disconnected(contactId));
    await bus.whenDelivered();

    const told = invoked.map(({ event }) => Reflect.get(Object(event.detail), 'contactId'));
    expect([...new Set(told)].sort()).toEqual(['first', 'third']);
  });

  it('loses an event when a fault says so, and stops when closed', async () => {
    const world = quietWorld({ delaysMs: { 'events.deliver': 60_000 } });
    world.faults.add({ service: 'events', operation: DETAIL_TYPE, nth: 1, kind: 'cut' });
    const { bus, invoked } = await busIn(world);
    bus.rule({ source: ['aws.connect'] }, { function: 'contact-event' });

    bus.put(disconnected('lost'));
    bus.put(disconnected('too late'));
    await bus.close();

    expect(invoked).toEqual([]);
    expect(world.journal.entries).toMatchObject([{ contactId: 'lost', outcome: 'cut' }]);
  });
});
