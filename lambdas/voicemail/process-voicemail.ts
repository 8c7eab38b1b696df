import { randomUUID } from 'node:crypto';
import type { AgentEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { s3 } from '../aws/s3.ts';
import { maskCards } from '../privacy/mask-cards.ts';
import { recordingPrefixes } from '../record/recording-prefixes.ts';
import type { VoicemailRecord, VoicemailRecording } from '../record/voicemail-record.ts';
import { cardSpans } from './card-spans.ts';
import { cutMessage, durationMs, isSilent, silenced } from './cut-message.ts';
import { sumUp } from './sum-up.ts';
import { tellVoicemail } from './tell-voicemail.ts';
import { type MessageTimekeeping, transcribeMessage } from './transcribe-message.ts';
import { readVoicemail, setVoicemail } from './voicemail-store.ts';
import { readWav, type Sound, writeWav } from './wav.ts';

export const processOptions = {
  /** Longer than any run: who has not finished by then has crashed. */
  claimMs: 900_000,
  /** Runs that may fail before the message is left as sound alone. */
  tries: 4,
} as const;

/** What became of one sight of a recording. */
export type Processed = 'done' | 'elsewhere' | 'no-message';

/**
 * Takes a recorded message into the inbox: once, however often it is told of. The item stands there with its recording
 * before anything can fail; transcript and summary follow. Rejects when something may work on another try.
 */
export async function processVoicemail(
  contactId: string,
  recording: VoicemailRecording,
  environment: AgentEnvironment,
  time: MessageTimekeeping,
  signal: AbortSignal,
): Promise<Processed> {
  const table = environment.CALLS_TABLE;
  const known = await readVoicemail(table, contactId, signal);
  if (known === undefined) return 'no-message';
  if (known.state === 'done') {
    await tellVoicemail(contactId, environment, signal);
    return 'done';
  }
  const id = randomUUID();
  const nowMs = Date.now();
  const claimed = await setVoicemail(
    table,
    contactId,
    {
      state: 'recorded',
      // The contact record knows when it begins, the S3 event does not.
      recording: {
        ...recording,
        ...(known.recording?.startMs === undefined ? {} : { startMs: known.recording.startMs }),
      },
      claim: { id, untilMs: nowMs + processOptions.claimMs },
      tries: (known.tries ?? 0) + 1,
    },
    {
      expression: '#state <> :done AND (attribute_not_exists(claim) OR claim.untilMs < :now)',
      values: { ':done': 'done', ':now': nowMs },
    },
    signal,
  );
  if (claimed === undefined) return 'elsewhere';
  const heard = await listen(claimed, environment, time, signal);
  const finished = await setVoicemail(
    table,
    contactId,
    { ...heard, state: 'done', urgent: claimed.urgent || heard.urgent === true },
    { expression: 'claim.id = :id', values: { ':id': id } },
    signal,
  );
  if (finished === undefined) return 'elsewhere';
  await tellVoicemail(contactId, environment, signal);
  return 'done';
}

/** Listens to a claimed message. A failure gives the claim up and rejects, until there have been too many. */
async function listen(
  message: VoicemailRecord,
  environment: AgentEnvironment,
  time: MessageTimekeeping,
  signal: AbortSignal,
): Promise<Partial<VoicemailRecord>> {
  try {
    return await writeDown(message, environment, time, signal);
  } catch (error) {
    const { contactId, tries = 1, claim } = message;
    const reason = error instanceof Error ? error.name : 'unknown';
    logger.error('A message could not be written down', { contactId, tries, reason });
    if (tries >= processOptions.tries) return { content: 'spoken' };
    await setVoicemail(
      environment.CALLS_TABLE,
      contactId,
      { claim: { id: '', untilMs: 0 } },
      { expression: 'claim.id = :id', values: { ':id': claim?.id ?? '' } },
      AbortSignal.timeout(5_000),
    );
    throw error;
  }
}

async function writeDown(
  message: VoicemailRecord,
  environment: AgentEnvironment,
  time: MessageTimekeeping,
  signal: AbortSignal,
): Promise<Partial<VoicemailRecord>> {
  const { recording, toneAtMs } = message;
  if (recording === undefined) throw new Error('The message has no recording.');
  const whole = readWav(await readObject(recording, signal));
  if (whole === undefined) throw new Error('The recording is no WAV of 16-bit PCM or µ-law.');
  const sound = cutMessage(whole, { startMs: recording.startMs, toneAtMs });
  const length = durationMs(sound);
  if (isSilent(sound)) return { content: 'silent', durationMs: length };
  const words = await transcribeMessage(sound, environment.LANGUAGE_CODE, time, signal);
  const cards = cardSpans(words);
  await store(message, silenced(sound, cards), cards.length > 0, environment, signal);
  const transcript = maskCards(words.map(({ text }) => text).join(' '));
  if (transcript === '') return { content: 'silent', durationMs: length };
  const { sentence, urgent } = await sumUp(transcript, environment, signal);
  return { content: 'spoken', durationMs: length, transcript, summary: sentence, urgent };
}

async function readObject({ bucket, key }: VoicemailRecording, signal: AbortSignal): Promise<Uint8Array> {
  const { client, sdk } = await s3();
  const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key }), {
    abortSignal: signal,
  });
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
}

/** The message as it is played to the owner. Where a card number was said, the recording itself is replaced by it, too. */
async function store(
  { contactId, recording }: VoicemailRecord,
  sound: Sound,
  hidesCards: boolean,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const { client, sdk } = await s3();
  const put = (Bucket: string, Key: string) =>
    client.send(new sdk.PutObjectCommand({ Bucket, Key, Body: writeWav(sound), ContentType: 'audio/wav' }), {
      abortSignal: signal,
    });
  await put(environment.RECORDINGS_BUCKET, messageKey(contactId));
  if (hidesCards && recording !== undefined) await put(recording.bucket, recording.key);
}

/** Key of a message in RECORDINGS_BUCKET, as it is played to the owner. */
export const messageKey = (contactId: string): string => `${recordingPrefixes.messages}/${contactId}.wav`;
