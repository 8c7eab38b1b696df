import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningWorld, WorldOptions } from '../../simulator/start-world.ts';
import { allGood } from '../../simulator/switches.ts';
import { asks, heard } from './caller.ts';
import { bundledProduct, type Product } from './whole-product.ts';

let product: Product;
beforeAll(async () => {
  product = await bundledProduct();
});
afterAll(() => product[Symbol.asyncDispose]());

const disclosure = /automated assistant.*transcribed/;

/** A caller who talks from the first second on, over the greeting and the disclosure. */
async function callAtOnce(world: RunningWorld) {
  const phone = await world.connect.placeCall({ from: '+12065550123' });
  const early = phone.say(await product.says('Hello, my name is Quillfeather, do you hear me?'));
  const told = await heard(phone, disclosure);
  await early;
  await asks(phone, 'How much is a flat tire repair?', product.voices);
  await heard(phone, /25|through/);
  phone.hangUp();
  await world.lambda.whenIdle();
  return { phone, told, audio: world.kinesisVideo.audioOf(phone.contactId) };
}

describe.concurrent('the audio of a call begins after the disclosure has ended', () => {
  const worlds: Readonly<Record<string, Partial<WorldOptions>>> = {
    'streamed fragments': {},
    'whole fragments': { switches: { ...allGood, unfinishedFragments: 'bad' } },
    'a disclosure that fails to play and is said': {
      faults: [{ service: 'connect', operation: 'PlayPrompt', kind: 'error', nth: 1 }],
    },
  };
  it.each(Object.entries(worlds))('%s', async (name, options) => {
    const world = await product.open({ quotas: 'raised-quotas', ...options });

    const { phone, told, audio } = await callAtOnce(world);

    expect(told.kind).toBe(name.includes('said') ? 'speech' : 'prompt');
    expect(audio?.fromMs).toBeGreaterThanOrEqual(told.endMs);
    expect(audio?.lengthMs).toBeGreaterThan(2_000);
    const items = await world.dynamodb.readTable(world.environment.CALLS_TABLE);
    expect(JSON.stringify(items.filter(({ pk }) => pk === `CALL#${phone.contactId}`))).not.toContain(
      'Quillfeather',
    );
  });
});

it.concurrent('listens to no VIP at all', async () => {
  const world = await product.open();

  const phone = await world.connect.placeCall({ from: '+12065550142' });
  const joined = new Promise<void>((resolve) => {
    phone.onFarEnd(({ phase }) => phase === 'answered' && resolve());
  });
  await phone.say(await product.says('It is me, Quillfeather.'));
  await joined;
  phone.hangUp();
  await phone.ended;

  expect(phone.farEnds.map(({ outcome }) => outcome)).toEqual(['answered']);
  expect(world.kinesisVideo.audioOf(phone.contactId)).toBeUndefined();
  expect(world.world.journal.entries.map(({ service }) => service)).not.toContain('transcribe');
});
