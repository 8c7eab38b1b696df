import { createHash } from 'node:crypto';
import { s3 } from '../aws/s3.ts';
import { speakerOptions } from './speaker-options.ts';
import type { SpeechRequest, VoiceSettings } from './speech.ts';
import { wavDurationMs } from './wav.ts';

/** Where a phrase is kept for other calls; the same words in the same voice have the same key. */
export function phraseKey(
  { text, slowly }: Pick<SpeechRequest, 'text' | 'slowly'>,
  { voiceId, languageCode }: VoiceSettings,
): string {
  const words = JSON.stringify([voiceId, languageCode, slowly ? 'slowly' : '', text]);
  return `${phrasesOf(voiceId)}${createHash('sha256').update(words).digest('hex')}.wav`;
}

/** What this voice has said before: length in ms by key. */
export async function listSaidPhrases(
  bucket: string,
  { voiceId }: VoiceSettings,
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const { client, sdk } = await s3();
  const said = new Map<string, number>();
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(
      new sdk.ListObjectsV2Command({ Bucket: bucket, Prefix: phrasesOf(voiceId), ContinuationToken }),
      { abortSignal: signal },
    );
    for (const { Key, Size } of page.Contents ?? []) if (Key && Size) said.set(Key, wavDurationMs(Size));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken && said.size < speakerOptions.listedAtMost);
  return said;
}

/** Length in ms of what is stored under the key; `undefined` when nothing is. Rejects with what S3 throws. */
export async function storedMs(
  bucket: string,
  key: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { client, sdk } = await s3();
  try {
    const { ContentLength } = await client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: key }), {
      abortSignal: signal,
    });
    return ContentLength === undefined ? undefined : wavDurationMs(ContentLength);
  } catch (error) {
    if (error instanceof sdk.NotFound) return undefined;
    throw error;
  }
}

const phrasesOf = (voiceId: string) => `phrases/${voiceId}/`;
