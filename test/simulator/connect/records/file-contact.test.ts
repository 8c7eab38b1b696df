import { describe, expect, it } from 'vitest';
import type { ContactRecord } from '../../../../simulator/connect/records/contact-record.ts';
import { flowAround, type TestAction } from '../flow-around.ts';
import { play, type RigOptions } from '../start-rig.ts';

const errors = ['NoMatchingError'];
const say = (Text: string): TestAction => ({ type: 'MessageParticipant', parameters: { Text }, errors });
const record = (IVRRecordingBehavior: 'Enabled' | 'Disabled', RecordedParticipants: string[] = []) => ({
  type: 'UpdateContactRecordingBehavior',
  parameters: { RecordingBehavior: { RecordedParticipants, IVRRecordingBehavior } },
  errors,
});
const queues = [{ arn: 'arn:x/queue/desk', name: 'Desk' }];
const setQueue = { type: 'UpdateContactTargetQueue', parameters: { QueueId: 'desk' }, errors };
const transfer = { type: 'TransferContactToQueue', errors: ['QueueAtCapacity', 'NoMatchingError'] };

/** Plays a call on an instance that keeps recordings and records, and waits for what it leaves. */
async function left(options: Parameters<typeof play>[0]) {
  const objects: { bucket: string; key: string; wav: Buffer }[] = [];
  const records: ContactRecord[] = [];
  const storage: Pick<RigOptions, 'recordings' | 'contactRecords'> = {
    recordings: {
      bucket: 'b',
      prefix: 'rec',
      put: async (bucket, key, { body }) => void objects.push({ bucket, key, wav: Buffer.from(body) }),
    },
    contactRecords: { put: (one) => void records.push(one as ContactRecord) },
  };
  const played = await play({ ...options, ...storage });
  await expect.poll(() => played.rig.connect.filing).toBe(0);
  return { ...played, objects, records };
}

const secondsOf = (wav: Buffer) => wav.readUInt32LE(40) / 4 / 8_000;
const loud = (wav: Buffer, side: 0 | 2, from: number, to: number) => {
  for (let frame = Math.round(from * 8_000); frame < to * 8_000; frame += 1) {
    if (Math.abs(wav.readInt16LE(44 + frame * 4 + side)) > 2_000) return true;
  }
  return false;
};

describe('a recording of the automated part', () => {
  it('holds the caller left and what they heard right, from Enabled to Disabled, and comes after the end', async () => {
    let said = { startMs: 0, endMs: 0 };
    const { call, objects, records, end } = await left({
      flow: flowAround(
        say('before '),
        record('Enabled'),
        say('x'.repeat(40)),
        record('Disabled'),
        say('after'),
      ),
      during: async (phone, rig) => {
        await rig.world.clock.sleep(250);
        said = await phone.say({ mulaw: new Uint8Array(800).fill(0x11) });
      },
    });
    const [, on, , off] = call.trace;
    const atMs = (epochMs: number) => (epochMs - (on?.doneAtMs ?? 0)) / 1_000;
    const middle = atMs((said.startMs + said.endMs) / 2);

    const [object] = objects;
    const wav = object?.wav ?? Buffer.alloc(44);
    expect(object).toMatchObject({
      bucket: 'b',
      key: `rec/ivr/2026/11/20/${call.contactId}_20261120T09:00_UTC.wav`,
    });
    expect(secondsOf(wav)).toBeCloseTo(atMs(off?.atMs ?? 0), 1);
    expect([loud(wav, 0, middle - 0.01, middle + 0.01), loud(wav, 0, 0, 0.01)]).toEqual([true, false]);
    expect(loud(wav, 2, 0.1, 0.3)).toBe(true);
    expect(records[0]).toMatchObject({
      ContactId: call.contactId,
      DisconnectReason: 'CONTACT_FLOW_DISCONNECT',
      CustomerEndpoint: { Address: '+12065550142', Type: 'TELEPHONE_NUMBER' },
      Agent: null,
      Queue: null,
      Recordings: [
        { Location: `b/${object?.key}`, ParticipantType: 'IVR', StartTimestamp: '2026-11-20T09:00:00Z' },
      ],
      Recording: { Location: `b/${object?.key}`, Status: 'AVAILABLE', Type: 'AUDIO' },
    });
    expect(records[0]?.DisconnectTimestamp).toBe(`${new Date(end.atMs).toISOString().slice(0, 19)}Z`);
  });

  it('goes on to the end of the call, and over a third party', async () => {
    const { objects, records } = await left({
      flow: flowAround(record('Enabled'), {
        type: 'TransferParticipantToThirdParty',
        parameters: {
          ThirdPartyPhoneNumber: '+12065550199',
          ThirdPartyConnectionTimeLimitSeconds: '5',
          ContinueFlowExecution: 'True',
        },
        errors: ['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError'],
      }),
      people: new Map([['+12065550199', [{ does: 'answers', afterMs: 200, dropsAfterMs: 400 }]]]),
    });

    expect(secondsOf(objects[0]?.wav ?? Buffer.alloc(44))).toBeGreaterThan(0.59);
    expect(records[0]).toMatchObject({
      TransferredToEndpoint: { Address: '+12065550199' },
      TransferCompletedTimestamp: '2026-11-20T09:00:00Z',
    });
  });

  it('is silent where it was disabled in between', async () => {
    const { call, objects } = await left({
      flow: flowAround(
        ...[record('Enabled'), say('x'.repeat(20)), record('Disabled'), say('x'.repeat(20))],
        ...[record('Enabled'), say('x'.repeat(20))],
      ),
    });

    const wav = objects[0]?.wav ?? Buffer.alloc(44);
    expect(objects).toHaveLength(1);
    const heard = call.timeline
      .filter(({ kind }) => kind === 'tone')
      .map(({ startMs, endMs }) => ((startMs + endMs) / 2 - (call.trace[0]?.doneAtMs ?? 0)) / 1_000);
    expect(heard.map((middle) => loud(wav, 2, middle - 0.02, middle + 0.02))).toEqual([true, false, true]);
  });

  it('names neither kind nor contact where keys are unlike those seen', async () => {
    const { call, objects, records } = await left({
      flow: flowAround(record('Enabled'), say('Hello')),
      switches: { recordingKey: 'bad' },
    });

    expect(objects[0]?.key).toMatch(/^rec\/2026-11-20\/[0-9a-f-]{36}\.wav$/);
    expect(objects[0]?.key).not.toContain(call.contactId);
    expect(records[0]?.Recordings?.[0]?.Location).toBe(`b/${objects[0]?.key}`);
  });

  it.each([
    ['the switch is off', record('Disabled'), 0],
    ['nobody is named for a part that never was', record('Disabled', ['Agent', 'Customer']), 0],
    [
      'in the newer form of the action',
      {
        type: 'UpdateContactRecordingAndAnalyticsBehavior',
        parameters: { VoiceBehavior: { VoiceRecordingBehavior: { IVRRecordingBehavior: 'Enabled' } } },
        errors: ['NoMatchingError', 'ChannelMismatch'],
      },
      1,
    ],
  ] as const)('%s', async (_, action, recordings) => {
    const { objects, records } = await left({ flow: flowAround(action, say('Hello')) });

    expect(objects).toHaveLength(recordings);
    expect(records[0]?.Recordings?.length ?? 0).toBe(recordings);
  });

  it('that cannot be set takes the error branch', async () => {
    const { last, objects } = await left({
      flow: flowAround(record('Enabled'), say('Hello')),
      faultsPut: [{ service: 'connect', operation: 'UpdateContactRecordingBehavior', kind: 'error' }],
    });

    expect(last).toBe('NoMatchingError');
    expect(objects).toEqual([]);
  });
});

describe('with an agent', () => {
  it('the automated recording ends, and one of both begins with the conversation', async () => {
    const { call, objects, records } = await left({
      flow: flowAround(record('Enabled', ['Agent', 'Customer']), say('x'.repeat(10)), setQueue, transfer),
      queues,
      agents: [{ name: 'Ann', does: 'answers', afterMs: 200, dropsAfterMs: 500 }],
    });

    const [ivr, agent] = records[0]?.Recordings ?? [];
    expect([ivr?.ParticipantType, agent?.ParticipantType]).toEqual(['IVR', null]);
    expect(agent?.Location).toBe(`b/rec/2026/11/20/${call.contactId}_20261120T09:00_UTC.wav`);
    const wavOf = (location = '') =>
      objects.find(({ key }) => location === `b/${key}`)?.wav ?? Buffer.alloc(44);
    const ivrMs = (call.farEnds[0]?.answeredAtMs ?? 0) - (call.trace[0]?.doneAtMs ?? 0);
    expect(secondsOf(wavOf(ivr?.Location))).toBeCloseTo(ivrMs / 1_000, 0);
    expect(secondsOf(wavOf(agent?.Location))).toBeGreaterThan(0.49);
    expect(records[0]).toMatchObject({
      AgentConnectionAttempts: 1,
      DisconnectReason: 'AGENT_DISCONNECT',
      Agent: { Username: 'Ann' },
      Queue: { ARN: 'arn:x/queue/desk', Name: 'Desk' },
    });
  });
});

describe('a contact record', () => {
  const flow = flowAround(say('Hello'));
  const fault = (operation: string, kind: 'cut' | 'corrupt') => ({
    service: 'connect' as const,
    operation,
    kind,
  });

  it('may never come, or come again, later', async () => {
    const lost = await left({ flow, faultsPut: [fault('PutContactRecord', 'cut')] });
    const twice = await left({
      flow,
      faultsPut: [fault('PutContactRecord', 'corrupt')],
      world: { delaysMs: { 'connect.contact-record': 1_000 } },
    });

    expect(lost.records).toEqual([]);
    expect(twice.records.map(({ LastUpdateTimestamp: at }) => at)).toEqual([
      '2026-11-20T09:00:01Z',
      '2026-11-20T09:00:02Z',
    ]);
  });

  it('may name a recording that never comes', async () => {
    const { objects, records } = await left({
      flow: flowAround(record('Enabled'), say('Hello')),
      faultsPut: [fault('WriteRecording', 'cut')],
    });

    expect(objects).toEqual([]);
    expect(records[0]?.Recordings).toHaveLength(1);
  });
});
