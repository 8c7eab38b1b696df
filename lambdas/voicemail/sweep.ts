import type { AgentEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { s3 } from '../aws/s3.ts';
import { isoDay } from '../business-time/iso-day.ts';
import { readActiveKnowledge } from '../knowledge/read-active-knowledge.ts';
import { recordingPrefixes } from '../record/recording-prefixes.ts';
import type { VoicemailRecord } from '../record/voicemail-record.ts';
import { contactIdOf } from './contact-records.ts';
import { processVoicemail } from './process-voicemail.ts';
import { takeIn } from './take-in.ts';
import { isToTell, tellVoicemail } from './tell-voicemail.ts';
import type { MessageTimekeeping } from './transcribe-message.ts';
import { setVoicemail, voicemailsOf } from './voicemail-store.ts';

export const sweepOptions = {
  /** Older than any message that is still being left, or whose event is on its way. */
  settledAfterMs: 10 * 60_000,
  /** A message whose recording has not turned up by then has none. */
  givenUpAfterMs: 2 * 3_600_000,
  /** Contact records are updated for a day at most. */
  lookBackMs: 26 * 3_600_000,
} as const;

/**
 * Finds what both events have lost: messages without a recording or not written down, e-mails that were not sent, and
 * contact records that nobody was told of. One that fails does not keep the others from being taken in; the next sweep
 * tries again.
 */
export async function sweep(
  environment: AgentEnvironment,
  time: MessageTimekeeping,
  nowMs: number,
  signal: AbortSignal,
): Promise<{ readonly taken: number; readonly failed: number }> {
  let taken = 0;
  let failed = 0;
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      taken += 1;
    } catch (error) {
      signal.throwIfAborted();
      failed += 1;
      logger.error('A message could not be taken in', {
        reason: error instanceof Error ? error.name : 'unknown',
      });
    }
  };
  for (const key of await keysSince(recordingPrefixes.contactRecords, environment, nowMs, signal)) {
    await attempt(() => takeIn({ bucket: environment.RECORDINGS_BUCKET, key }, environment, time, signal));
  }
  const waiting = await waitingMessages(environment, nowMs, signal);
  if (waiting.length === 0) return { taken, failed };
  const recorded = await keysSince(recordingPrefixes.recordings, environment, nowMs, signal);
  const keyOf = new Map(recorded.map((key) => [contactIdOf(key), key]));
  for (const message of waiting) {
    await attempt(() => takeUp(message, keyOf.get(message.contactId), environment, time, nowMs, signal));
  }
  return { taken, failed };
}

/** What is left to be done of the messages of today and yesterday. */
async function waitingMessages(
  environment: AgentEnvironment,
  nowMs: number,
  signal: AbortSignal,
): Promise<readonly VoicemailRecord[]> {
  const { timeZone } = await readActiveKnowledge(environment, signal).catch(() => ({ timeZone: 'UTC' }));
  const days = new Set([nowMs, nowMs - sweepOptions.lookBackMs].map((atMs) => isoDay(atMs, timeZone)));
  const messages: VoicemailRecord[] = [];
  for (const day of days) messages.push(...(await voicemailsOf(environment.CALLS_TABLE, day, signal)));
  return messages.filter(
    (message) =>
      nowMs - message.registeredAtMs > sweepOptions.settledAfterMs &&
      (message.state !== 'done' || isToTell(message)),
  );
}

async function takeUp(
  message: VoicemailRecord,
  key: string | undefined,
  environment: AgentEnvironment,
  time: MessageTimekeeping,
  nowMs: number,
  signal: AbortSignal,
): Promise<void> {
  const { contactId } = message;
  if (message.state === 'done') return await tellVoicemail(contactId, environment, signal);
  const recording =
    message.recording ?? (key === undefined ? undefined : { bucket: environment.RECORDINGS_BUCKET, key });
  if (recording !== undefined) {
    await processVoicemail(contactId, recording, environment, time, signal);
    return;
  }
  if (nowMs - message.registeredAtMs < sweepOptions.givenUpAfterMs) return;
  await setVoicemail(
    environment.CALLS_TABLE,
    contactId,
    { state: 'done', content: 'none' },
    { expression: 'attribute_not_exists(recording)' },
    signal,
  );
  await tellVoicemail(contactId, environment, signal);
}

/** Keys that were written within `lookBackMs`. The bucket forgets, so that all of it can be listed. */
async function keysSince(
  prefix: string,
  environment: AgentEnvironment,
  nowMs: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { client, sdk } = await s3();
  const keys: string[] = [];
  let from: string | undefined;
  do {
    const page = await client.send(
      new sdk.ListObjectsV2Command({
        Bucket: environment.RECORDINGS_BUCKET,
        Prefix: `${prefix}/`,
        ...(from === undefined ? {} : { ContinuationToken: from }),
      }),
      { abortSignal: signal },
    );
    for (const { Key, LastModified } of page.Contents ?? []) {
      const age = nowMs - (LastModified?.getTime() ?? nowMs);
      if (Key !== undefined && age < sweepOptions.lookBackMs) keys.push(Key);
    }
    from = page.NextContinuationToken;
  } while (from !== undefined);
  return keys;
}
