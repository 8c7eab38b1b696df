import { afterAll, vi } from 'vitest';
import type { AgentEnvironment } from '../../lambdas/aws/environment.ts';
import { startPolly } from '../../simulator/services/polly/start-polly.ts';
import { type S3, startS3 } from '../../simulator/services/s3/start-s3.ts';
import { startVoices } from '../../simulator/voices/start-voices.ts';
import type { World } from '../../simulator/world.ts';

export const BUCKET = 'prompts';
export const environment = {
  PROMPTS_BUCKET: BUCKET,
  VOICE_ID: 'Ruth',
  LANGUAGE_CODE: 'en-US',
} as AgentEnvironment;

/** Polly and S3 for the SDK clients of this thread, for the tests of one file, with an empty bucket for prompts. */
export async function startSpeechServices(world: World): Promise<{ readonly s3: S3 }> {
  const voices = await startVoices();
  const polly = await startPolly(world, voices);
  const s3 = await startS3(world);
  vi.stubEnv('AWS_ENDPOINT_URL_POLLY', polly.url);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'ASIATESTER');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  s3.createBucket(BUCKET);
  afterAll(async () => {
    await s3.close();
    await polly.close();
    await voices.close();
    vi.unstubAllEnvs();
  });
  return { s3 };
}
