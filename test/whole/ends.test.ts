import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PhoneCall } from '../../simulator/connect/phone-call.ts';
import type { Fault } from '../../simulator/faults.ts';
import type { RunningWorld } from '../../simulator/start-world.ts';
import { asks, heard } from './caller.ts';
import { bundledProduct, type Product } from './whole-product.ts';

let product: Product;
beforeAll(async () => {
  product = await bundledProduct();
});
afterAll(() => product[Symbol.asyncDispose]());

interface Ending {
  readonly how: string;
  readonly outcome: string;
  /** Simulated ms from the end of the call to that of its orchestrator. */
  readonly withinMs: number;
  readonly faults?: readonly Fault[];
  play(phone: PhoneCall, world: RunningWorld): Promise<unknown>;
}

const question = 'How much is a flat tire repair?';
const lostEvents: Fault = { service: 'events', kind: 'error' };
const askedAndAnswered = async (phone: PhoneCall): Promise<void> => {
  const said = await asks(phone, question, product.voices);
  await heard(phone, /25/, said.startMs);
};

const endings: readonly Ending[] = [
  {
    how: 'the caller hangs up',
    outcome: 'answered',
    withinMs: 5_000,
    async play(phone) {
      await askedAndAnswered(phone);
      phone.hangUp();
    },
  },
  {
    how: 'the caller hangs up and the event of it is lost',
    outcome: 'answered',
    withinMs: 25_000,
    faults: [lostEvents],
    async play(phone) {
      await askedAndAnswered(phone);
      phone.hangUp();
    },
  },
  {
    how: 'the caller hangs up in the middle of the question',
    outcome: 'hung-up',
    withinMs: 5_000,
    async play(phone, world) {
      await heard(phone, /How can I help you/);
      const draft = new Promise<void>((resolve) => world.onTranscript(() => resolve()));
      const saying = phone.say(await product.says(question));
      await draft;
      phone.hangUp();
      await saying;
    },
  },
  {
    how: 'a transfer',
    outcome: 'transferred',
    withinMs: 5_000,
    async play(phone) {
      await asks(phone, 'Can I speak to a person please?', product.voices);
      await heard(phone, /ringing Dana/);
      phone.hangUp();
    },
  },
  {
    how: 'the keypad menu',
    outcome: 'menu',
    withinMs: 5_000,
    faults: [{ service: 'transcribe', operation: 'StartStreamTranscription', kind: 'error' }],
    async play(phone) {
      await heard(phone, /press 1/);
      phone.hangUp();
    },
  },
  {
    how: 'silence',
    outcome: 'silent',
    withinMs: 5_000,
    play: async () => {},
  },
];

describe.concurrent('an orchestrator ends, leaves one record and nothing open, after', () => {
  it.each(endings.map((ending) => [ending.how, ending] as const))('%s', async (_, ending) => {
    const { outcome, withinMs, faults = [], play } = ending;
    const world = await product.open({ faults });
    const phone = await world.connect.placeCall({ from: '+12065550123' });

    await play(phone, world);
    const { atMs } = await phone.ended;
    await world.lambda.whenIdle();

    const held = world.world.journal.entries.filter(({ operation }) => operation === 'call-orchestrator');
    expect(held.map((entry) => entry.outcome)).toEqual(['ok']);
    expect((held[0]?.doneAtMs ?? Number.POSITIVE_INFINITY) - atMs).toBeLessThan(withinMs);
    // The flow's last ask may be reading still when the call ends; nothing stays open.
    const open = () => [...world.world.journal.open].map((one) => `${one.service} ${one.operation}`);
    await vi.waitFor(() => expect(open()).toEqual([]), { timeout: 5_000 });
    expect(await recordsOf(world, phone)).toEqual([outcome]);
  });
});

/** Outcomes of the records that are stored of a call. */
async function recordsOf(world: RunningWorld, phone: PhoneCall): Promise<readonly (string | undefined)[]> {
  const items = await world.dynamodb.readTable(world.environment.CALLS_TABLE);
  const stored = items.filter(({ pk, sk }) => pk === `CALL#${phone.contactId}` && sk === 'RECORD');
  expect(stored).toHaveLength(1);
  return [(await world.readRecord(phone.contactId))?.outcome?.kind];
}
