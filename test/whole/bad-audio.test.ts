import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneCall } from '../../simulator/connect/phone-call.ts';
import type { Fault } from '../../simulator/faults.ts';
import { encodeMulaw } from '../../simulator/voices/mulaw.ts';
import { joined, noise, silence, tones } from '../listener/recorded-sound.ts';
import { asks, heard, soundsOf, transcriptOf } from './caller.ts';
import { bundledProduct, type Product } from './whole-product.ts';

let product: Product;
beforeAll(async () => {
  product = await bundledProduct();
});
afterAll(() => product[Symbol.asyncDispose]());

/**
 * "Are you still there?" comes after 8 s of silence, and trouble is admitted after 9.5 s without audio; either at the
 * next of the holder's looks (1 s), over the flow's next action. The rest is what our own work takes by a clock that
 * runs fast.
 */
const longestSilenceMs = 13_000;
/** Marks live in the lowest bit of a code: set, it never reads as one. */
const wordless = (sound: Int16Array) => ({ mulaw: encodeMulaw(sound).map((code) => code | 1) });

it.concurrent('makes no turn of keys, noise and silence, and asks whether the caller is there', async () => {
  const world = await product.open();
  const phone = await world.connect.placeCall({ from: '+12065550123' });
  await heard(phone, /How can I help you/);

  const said = await phone.say(
    wordless(joined(tones(3_000, 0.3, 770, 1_336), silence(500), noise(3_000, -26), silence(500))),
  );
  await heard(phone, /Are you still there/, said.startMs);
  const answer = await phone.say(await product.says('How much is a flat tire repair?'));
  await heard(phone, /25/, answer.startMs);
  phone.hangUp();
  await world.lambda.whenIdle();

  const record = await world.readRecord(phone.contactId);
  expect(record?.turns.map((turn) => turn.heard)).toEqual(['How much is a flat tire repair?']);
  expect(quietOf(phone), transcriptOf(phone)).toBeLessThan(said.endMs - said.startMs + longestSilenceMs);
});

const getMedia = { service: 'kinesis-video', operation: 'GetMedia' } as const;

it.concurrent('answers through garbage, a cut connection and one that says nothing more', async () => {
  const world = await product.open({
    // Reconnecting takes real time, which a fast clock makes long.
    speed: 8,
    faults: [
      { ...getMedia, kind: 'corrupt', nth: 1, afterEvents: 20 },
      { ...getMedia, kind: 'cut', nth: 2, afterEvents: 20 },
      { ...getMedia, kind: 'misbehave', behaviour: 'stall', nth: 3, afterEvents: 20 },
    ],
  });
  const phone = await world.connect.placeCall({ from: '+12065550123' });

  const said = await asks(phone, 'How much is a flat tire repair?', product.voices);
  await heard(phone, /25/, said.startMs);
  phone.hangUp();
  await world.lambda.whenIdle();

  const connections = world.world.journal.entries.filter(({ operation }) => operation === 'GetMedia');
  expect(connections.length).toBeGreaterThanOrEqual(4);
  // The stall may outlast the turn; but nothing is heard twice, or out of order.
  const turns = (await world.readRecord(phone.contactId))?.turns.map((turn) => turn.heard) ?? [];
  expect(turns[0]).toMatch(/^How much/);
  expect('How much is a flat tire repair?'.startsWith(turns.join(' ')), turns.join(' | ')).toBe(true);
  expect(quietOf(phone), transcriptOf(phone)).toBeLessThan(longestSilenceMs);
});

/** No sound of the caller ever arrives. */
async function unheard(faults: readonly Fault[]) {
  const world = await product.open({ faults });
  const phone = await world.connect.placeCall({ from: '+12065550123' });
  await asks(phone, 'How much is a flat tire repair?', product.voices);
  await Promise.race([phone.ended, heard(phone, /press 1/)]);
  phone.hangUp();
  await world.lambda.whenIdle();
  return { phone, outcome: (await world.readRecord(phone.contactId))?.outcome?.kind };
}

describe.concurrent('media that stays broken leads to the keypad menu', () => {
  it.each([
    ['garbage again and again', { ...getMedia, kind: 'corrupt', afterEvents: 0 }],
    ['Kinesis Video out of reach', { service: 'kinesis-video', operation: 'GetDataEndpoint', kind: 'error' }],
    ['connections that are never answered', { ...getMedia, kind: 'hang' }],
    ['connections that say nothing', { ...getMedia, kind: 'misbehave', behaviour: 'stall', afterEvents: 0 }],
  ] as const)('%s', async (_, fault) => {
    const { phone, outcome } = await unheard([fault]);

    expect(outcome, transcriptOf(phone)).toBe('menu');
    expect(quietOf(phone), transcriptOf(phone)).toBeLessThan(longestSilenceMs);
  });
});

it.concurrent('takes nothing from the stream of another contact', async () => {
  const world = await product.open();
  const phone = await world.connect.placeCall({ from: '+12065550123' });
  await heard(phone, /How can I help you/);
  const items = await world.dynamodb.readTable(world.environment.CALLS_TABLE);
  const streamArn = items.find(({ pk }) => pk === `CALL#${phone.contactId}`)?.['streamArn'];
  const other = 'aaaaaaaa-0000-4000-8000-000000000001';
  const ask = (after: string) =>
    world.lambda.invoke('next-step', askOf(other, String(streamArn), after), { mode: 'RequestResponse' });

  await ask('');
  await ask('1');
  await ask('2');
  const said = await phone.say(await product.says('How much is a flat tire repair?'));
  await heard(phone, /25/, said.startMs);
  phone.hangUp();
  await world.lambda.whenIdle();

  expect((await world.readRecord(phone.contactId))?.turns).toHaveLength(1);
  expect((await world.readRecord(other))?.turns).toEqual([]);
});

function askOf(contactId: string, streamArn: string, after: string) {
  const audio = { StreamARN: streamArn, StartTimestamp: '1795456800000' };
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: { ContactId: contactId, MediaStreams: { Customer: { Audio: audio } } },
      Parameters: { purpose: 'ask', after },
    },
  };
}

/** Longest time without a sound of the agent, the caller's own speech left out, ms. */
function quietOf(phone: PhoneCall): number {
  const sounds = soundsOf(phone);
  const gaps = sounds.map(
    (sound, index) => sound.audibleFromMs - (sounds[index - 1]?.audibleToMs ?? phone.startMs),
  );
  return Math.max(...gaps);
}
