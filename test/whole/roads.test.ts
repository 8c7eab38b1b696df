import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningWorld } from '../../simulator/start-world.ts';
import { asks, heard, soundsOf } from './caller.ts';
import { bundledProduct, type Product } from './whole-product.ts';

let product: Product;
beforeAll(async () => {
  product = await bundledProduct();
});
afterAll(() => product[Symbol.asyncDispose]());

const [dana, luis] = ['+12065550143', '+12065550144'];
const itemOf = async (world: RunningWorld, contactId: string, sk: string) => {
  const items = await world.dynamodb.readTable(world.environment.CALLS_TABLE);
  return items.find((item) => item['pk'] === `CALL#${contactId}` && item['sk'] === sk);
};

describe.concurrent('a call', () => {
  it('after hours leaves a message in the inbox, and nothing of the assistant runs while it lasts', async () => {
    const world = await product.open({ nowMs: Date.parse('2026-11-23T20:00:00-08:00') });
    const before = world.world.journal.entries.length;
    const phone = await world.connect.placeCall({ from: '+12065550123' });

    await heard(phone, /closed right now.*open again on Tuesday/);
    await heard(phone, /after the tone/);
    await phone.keypad();
    await phone.say(await product.says('This is Ann. Please call me about my flat tire.'));
    phone.press('#');
    await heard(phone, /press 1/);
    phone.press('1');
    await phone.ended;
    const used = new Set(world.world.journal.entries.slice(before).map(({ service }) => service));
    await world.whenFiled();

    for (const service of ['transcribe', 'bedrock', 'polly', 'kinesis-video'])
      expect(used).not.toContain(service);
    const message = await itemOf(world, phone.contactId, 'VOICEMAIL');
    expect(message).toMatchObject({
      state: 'done',
      from: '+12065550123',
      content: 'spoken',
      transcript: expect.stringMatching(/flat tire/i),
      tries: 1,
      day: '2026-11-23',
    });
    const told = world.notices.filter(({ message }) => message.includes('flat tire'));
    expect(told).toHaveLength(1);
    expect((await world.readRecord(phone.contactId))?.outcome).toEqual({
      kind: 'message',
      reason: 'voicemail',
    });
  });

  it('after hours leaves its message even when no function answers: the contact record brings it', async () => {
    const faults = [{ service: 'connect', operation: 'InvokeLambdaFunction', kind: 'error' } as const];
    const world = await product.open({ nowMs: Date.parse('2026-11-23T20:00:00-08:00'), faults });
    const phone = await world.connect.placeCall({ from: '+12065550123' });

    await heard(phone, /closed right now/);
    await heard(phone, /after the tone/);
    await phone.keypad();
    await phone.say(await product.says('This is Ann. Please call me about my flat tire.'));
    phone.hangUp();
    await phone.ended;
    await world.whenFiled();

    expect(await itemOf(world, phone.contactId, 'VOICEMAIL')).toMatchObject({
      state: 'done',
      from: '+12065550123',
      reason: 'unregistered',
      transcript: expect.stringMatching(/flat tire/i),
    });
    expect(world.notices.filter(({ message }) => message.includes('flat tire'))).toHaveLength(1);
  });

  it('that no phone takes goes to an agent, who is told of it before they hear the caller', async () => {
    const world = await product.open({
      people: new Map([
        [dana, [{ does: 'rings-out' as const }]],
        [luis, [{ does: 'busy' as const }]],
      ]),
      agents: [{ name: 'Kim', does: 'answers', says: 'Hello, this is Kim.' }],
    });
    const phone = await world.connect.placeCall({ from: '+12065550123' });

    await asks(phone, 'Can I speak to a person please?', product.voices);
    await heard(phone, /this is Kim/);
    phone.hangUp();
    await phone.ended;
    await world.whenFiled();

    const kim = phone.farEnds.find(({ who }) => who === 'Kim');
    expect(kim?.heard.map(({ text }) => text).join(' ')).toMatch(/A caller.*Can I speak to a person/);
    expect(kim?.attributes).toMatchObject({
      conversationId: phone.contactId,
      profileId: '+12065550123',
      storeId: 'Cascade Cycle Works',
      reasonCode: 'asked-for-person',
      briefing: expect.stringContaining('Caller: +12065550123'),
    });
    const handoff = await itemOf(world, phone.contactId, 'HANDOFF');
    expect(handoff).toMatchObject({
      state: 'answered',
      attempts: [
        { name: 'Dana', result: 'no-answer' },
        { name: 'Luis', result: 'failed' },
      ],
    });
    const [told] = world.notices;
    const rung = soundsOf(phone).find(({ text }) => /ringing Dana/.test(text));
    expect(told?.message).toContain('Why: The caller said: Can I speak to a person please?');
    expect(told?.atMs).toBeLessThan((rung?.endMs ?? 0) + 18_000);
    expect((await world.readRecord(phone.contactId))?.outcome?.kind).toBe('transferred');
  });
});
