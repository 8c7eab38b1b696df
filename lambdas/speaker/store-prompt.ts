import { s3 } from '../aws/s3.ts';
import { withDeadline } from './deadline.ts';
import { speakerOptions } from './speaker-options.ts';
import { mulawWav } from './wav.ts';

/** Puts the sound where Connect can play it. Rejects with what S3 throws, or a SpeakerDeadline. */
export function storePrompt(
  bucket: string,
  key: string,
  mulaw: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  return withDeadline('S3', speakerOptions.storeMs, signal, async (limited) => {
    const { client, sdk } = await s3();
    await client.send(
      new sdk.PutObjectCommand({ Bucket: bucket, Key: key, Body: mulawWav(mulaw), ContentType: 'audio/wav' }),
      { abortSignal: limited },
    );
  });
}
