import type { AgentEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { s3 } from '../aws/s3.ts';
import { isoDay } from '../business-time/iso-day.ts';
import { readActiveKnowledge } from '../knowledge/read-active-knowledge.ts';
import { recordingPrefixes } from '../record/recording-prefixes.ts';
import type { VoicemailRecord } from '../record/voicemail-record.ts';
import { type ContactRecord, contactIdOf, readContactRecords } from './contact-records.ts';
import { type Processed, processVoicemail } from './process-voicemail.ts';
import type { MessageTimekeeping } from './transcribe-message.ts';
import { putVoicemail, readVoicemail } from './voicemail-store.ts';

export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
}

/** Takes in what Connect or Firehose has stored: a recording, or a file of contact records. */
export async function takeIn(
  stored: StoredObject,
  environment: AgentEnvironment,
  time: MessageTimekeeping,
  signal: AbortSignal,
): Promise<readonly Processed[]> {
  if (stored.key.startsWith(`${recordingPrefixes.contactRecords}/`)) {
    return await takeInRecords(stored, environment, time, signal);
  }
  const contactId = contactIdOf(stored.key);
  if (contactId === undefined || !stored.key.toLowerCase().endsWith('.wav')) {
    logger.warn('An object in the recordings bucket is no recording of a contact');
    return [];
  }
  return [await processVoicemail(contactId, stored, environment, time, signal)];
}

/** A message in a contact record, registered or not: the record is the proof that one was left. */
async function takeInRecords(
  { bucket, key }: StoredObject,
  environment: AgentEnvironment,
  time: MessageTimekeeping,
  signal: AbortSignal,
): Promise<readonly Processed[]> {
  const { client, sdk } = await s3();
  const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key }), {
    abortSignal: signal,
  });
  const records = readContactRecords((await Body?.transformToString()) ?? '');
  const done: Processed[] = [];
  let failure: unknown;
  for (const record of records) {
    if (!record.marked || record.recording === undefined) continue;
    try {
      done.push(await takeInRecord(record, record.recording, environment, time, signal));
    } catch (error) {
      // One that fails does not keep the others of the file from being taken in.
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return done;
}

async function takeInRecord(
  record: ContactRecord,
  recording: NonNullable<ContactRecord['recording']>,
  environment: AgentEnvironment,
  time: MessageTimekeeping,
  signal: AbortSignal,
): Promise<Processed> {
  const { contactId } = record;
  const known = await readVoicemail(environment.CALLS_TABLE, contactId, signal);
  if (known === undefined) {
    await putVoicemail(environment.CALLS_TABLE, await unregistered(record, environment, signal), signal);
  }
  return await processVoicemail(contactId, recording, environment, time, signal);
}

/** The registration was lost, as when next-step failed during the call. */
async function unregistered(
  { contactId, startedAtMs, from, reason }: ContactRecord,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<VoicemailRecord> {
  const active = await readActiveKnowledge(environment, signal).catch(() => undefined);
  const retentionDays = active?.retentionDays ?? Number(environment.RETENTION_DAYS);
  return {
    contactId,
    state: 'registered',
    day: isoDay(startedAtMs, active?.timeZone ?? 'UTC'),
    registeredAtMs: startedAtMs,
    ...(from === undefined ? {} : { from }),
    urgent: reason === 'emergency',
    reason: reason ?? 'unregistered',
    expiresAt: Math.floor(startedAtMs / 1_000) + retentionDays * 86_400,
  };
}
