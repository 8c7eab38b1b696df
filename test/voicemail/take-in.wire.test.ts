import { afterAll, describe, expect, it } from 'vitest';
import type { VoicemailRecord } from '../../lambdas/record/voicemail-record.ts';
import { processVoicemail } from '../../lambdas/voicemail/process-voicemail.ts';
import { sweep, sweepOptions } from '../../lambdas/voicemail/sweep.ts';
import { takeIn } from '../../lambdas/voicemail/take-in.ts';
import { putVoicemail, readVoicemail } from '../../lambdas/voicemail/voicemail-store.ts';
import { writeWav } from '../../lambdas/voicemail/wav.ts';
import { startS3 } from '../../simulator/services/s3/start-s3.ts';
import { startSns } from '../../simulator/services/sns/start-sns.ts';
import { testEnvironment } from '../brain/test-environment.ts';
import { startCallsTable } from '../call/calls-table.ts';
import { quietWorld } from '../simulator/quiet-world.ts';

const signal = AbortSignal.timeout(60_000);
/** Now, for the functions' own times are the wall clock's. */
const leftAtMs = Date.now();
const world = quietWorld({ startMs: leftAtMs });
const calls = await startCallsTable();
const [s3, sns] = await Promise.all([startS3(world), startSns(world, [testEnvironment.OWNER_TOPIC_ARN])]);
process.env['AWS_ENDPOINT_URL_S3'] = s3.url;
process.env['AWS_ENDPOINT_URL_SNS'] = sns.url;
afterAll(() => Promise.all([s3.close(), sns.close()]));
s3.createBucket('recordings');

const environment = { ...testEnvironment, CALLS_TABLE: calls.table };
const time = { sleep: async () => {}, random: () => 0 };
const sweptAtMs = leftAtMs + sweepOptions.settledAfterMs + 1;
const day = new Date(leftAtMs).toISOString().slice(0, 10);

/** `MESSAGES=500` tries a minute's worth of a busy night. */
const count = Number(process.env['MESSAGES'] ?? 60);

const contactOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const keyOf = (contactId: string) => `recordings/ivr/2026/11/20/${contactId}_UTC.wav`;
const silence = writeWav({ samples: new Int16Array(800), sampleRateHz: 8_000 });
const register = (contactId: string, over: Partial<VoicemailRecord> = {}) =>
  putVoicemail(
    calls.table,
    {
      contactId,
      state: 'registered',
      day,
      registeredAtMs: leftAtMs,
      toneAtMs: leftAtMs + 100,
      urgent: false,
      reason: 'closed',
      expiresAt: Math.floor(leftAtMs / 1_000) + 90 * 86_400,
      ...over,
    },
    signal,
  );
const record = (contactId: string) =>
  s3.putObject('recordings', keyOf(contactId), { body: silence, contentType: 'audio/wav' });
const heard = (contactId: string) =>
  takeIn({ bucket: 'recordings', key: keyOf(contactId) }, environment, time, signal);

describe('messages', () => {
  it('are each in the inbox once, whether their event comes twice, out of order, or for one in twenty never', async () => {
    const contacts = Array.from({ length: count }, (_, n) => contactOf(n));
    for (const contact of contacts) {
      await register(contact);
      await record(contact);
    }
    const arrived = contacts.filter((_, n) => n % 20 !== 7);
    const events = [...arrived.toReversed(), ...arrived.filter((_, n) => n % 3 === 0)];

    for (let from = 0; from < events.length; from += 25) {
      await Promise.all(events.slice(from, from + 25).map(heard));
    }
    const { failed } = await sweep(environment, time, sweptAtMs, signal);

    expect(failed).toBe(0);
    const all = await Promise.all(contacts.map((contact) => readVoicemail(calls.table, contact, signal)));
    expect(all.filter((message) => message?.state === 'done' && message.tries === 1)).toHaveLength(count);
    // Silence is nobody's e-mail.
    expect(sns.notices).toEqual([]);
  });

  it('whose registration and event are both lost come with their contact record', async () => {
    const contactId = contactOf(1_000);
    await record(contactId);
    await heard(contactId);
    const contactRecord = {
      ContactId: contactId,
      InitiationTimestamp: new Date(leftAtMs).toISOString(),
      CustomerEndpoint: { Address: '+12065550123' },
      Attributes: { voicemail: '1' },
      Recordings: [{ Location: `recordings/${keyOf(contactId)}`, ParticipantType: 'IVR' }],
    };
    const body = Buffer.from(JSON.stringify(contactRecord));
    await s3.putObject('recordings', 'contact-records/2026/11/20/file', {
      body,
      contentType: 'application/json',
    });

    await sweep(environment, time, sweptAtMs, signal);

    expect(await readVoicemail(calls.table, contactId, signal)).toMatchObject({
      state: 'done',
      from: '+12065550123',
      content: 'silent',
      reason: 'unregistered',
    });
  });

  it('without a recording are given up after two hours, and who heard the tone is not forgotten', async () => {
    const [hungUp, lost] = [contactOf(1_001), contactOf(1_002)];
    await putVoicemail(
      calls.table,
      {
        contactId: hungUp,
        state: 'registered',
        day,
        registeredAtMs: leftAtMs,
        urgent: false,
        reason: 'closed',
        expiresAt: 9_999_999_999,
      },
      signal,
    );
    await register(lost, { from: '+12065550123' });

    await sweep(environment, time, sweptAtMs, signal);
    const waiting = await readVoicemail(calls.table, lost, signal);
    await sweep(environment, time, leftAtMs + sweepOptions.givenUpAfterMs + 1, signal);
    await sweep(environment, time, leftAtMs + sweepOptions.givenUpAfterMs + 2, signal);

    expect(waiting?.state).toBe('registered');
    for (const contact of [hungUp, lost]) {
      expect(await readVoicemail(calls.table, contact, signal)).toMatchObject({
        state: 'done',
        content: 'none',
      });
    }
    expect(sns.notices.map(({ message }) => message)).toEqual([expect.stringContaining('+12065550123')]);
  });

  it('that cannot be read are tried again, then left as sound, and the owner is told', async () => {
    const contactId = contactOf(1_003);
    await register(contactId, { urgent: true });
    await s3.putObject('recordings', keyOf(contactId), {
      body: Buffer.from('no sound'),
      contentType: 'audio/wav',
    });
    const recording = { bucket: 'recordings', key: keyOf(contactId) };
    const attempt = () => processVoicemail(contactId, recording, environment, time, signal);

    for (let tries = 1; tries < 4; tries += 1) await expect(attempt()).rejects.toThrow('no WAV');
    expect(await readVoicemail(calls.table, contactId, signal)).toMatchObject({ state: 'recorded' });

    expect(await attempt()).toBe('done');
    expect(await attempt()).toBe('done');
    const [notice, ...others] = sns.notices.filter(({ subject }) => subject?.startsWith('URGENT'));
    expect(notice?.message).toContain('listen to it');
    expect(others).toEqual([]);
  });

  it('that are being written down elsewhere are left to that run', async () => {
    const contactId = contactOf(1_004);
    await register(contactId, { claim: { id: 'other', untilMs: Date.now() + 60_000 } });
    await record(contactId);

    expect(await heard(contactId)).toEqual(['elsewhere']);
  });
});
