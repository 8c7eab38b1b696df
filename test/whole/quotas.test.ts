import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FastBusy } from '../../simulator/connect/call-errors.ts';
import type { PhoneCall } from '../../simulator/connect/phone-call.ts';
import type { RunningWorld } from '../../simulator/start-world.ts';
import { asks, heard, transcriptOf } from './caller.ts';
import { bundledProduct, type Product } from './whole-product.ts';

let product: Product;
beforeAll(async () => {
  product = await bundledProduct();
});
afterAll(() => product[Symbol.asyncDispose]());

const callsOf = (world: RunningWorld, count: number): Promise<readonly PhoneCall[]> =>
  Promise.all(Array.from({ length: count }, () => world.connect.placeCall({ from: '+12065550123' })));

describe('the default quotas of an account', () => {
  it('gives the eleventh call at once a fast busy, and lets the ten go on', async () => {
    const world = await product.open();
    const phones = await callsOf(world, 10);

    await expect(world.connect.placeCall()).rejects.toThrow(FastBusy);

    await Promise.all(phones.map((phone) => heard(phone, /transcribed/)));
    phones[0]?.hangUp();
    await phones[0]?.ended;
    const next = await world.connect.placeCall();
    await heard(next, /Thanks for calling/);
    for (const phone of [...phones, next]) phone.hangUp();
  });

  it('says the answer on the next rung when the ninth speech stream at once is throttled', async () => {
    const world = await product.open();
    const [phone] = await callsOf(world, 1);
    if (phone === undefined) throw new Error('No call was placed.');
    // As though eight other calls held a stream each.
    world.world.faults.add({
      service: 'polly',
      operation: 'StartSpeechSynthesisStream',
      kind: 'throttle',
    });

    const said = await asks(phone, 'How much is a flat tire repair?', product.voices);
    await heard(phone, /25/, said.startMs);
    phone.hangUp();
    await world.lambda.whenIdle();

    const record = await world.readRecord(phone.contactId);
    expect(record?.turns.flatMap((turn) => turn.said).at(0)?.rung).toBe('synthesize');
  });

  it('asks again when next-step is throttled, and again aloud when it stays so', async () => {
    const world = await product.open();
    const [phone] = await callsOf(world, 1);
    if (phone === undefined) throw new Error('No call was placed.');
    await heard(phone, /transcribed/);
    // Lambda's concurrency is used up: Connect's four attempts of one ask, and of the next.
    world.world.faults.add({
      service: 'lambda',
      operation: 'next-step',
      kind: 'throttle',
      nth: [1, 2, 3, 4],
    });

    const said = await asks(phone, 'How much is a flat tire repair?', product.voices);
    await heard(phone, /25/, said.startMs);
    phone.hangUp();

    expect(transcriptOf(phone)).toMatch(/One moment.*How can I help you/);
  });
});
