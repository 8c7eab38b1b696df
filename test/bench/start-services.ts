import type { AgentEnvironment } from '../../lambdas/aws/environment.ts';
import { publishKnowledge } from '../../lambdas/knowledge/publish-knowledge.ts';
import { defaultSettings } from '../../lib/agent-settings.ts';
import { callsTable } from '../../simulator/deployment/tables.ts';
import { startBedrock } from '../../simulator/services/bedrock/start-bedrock.ts';
import { startDynamoDb } from '../../simulator/services/dynamodb/start-dynamodb.ts';
import { startPolly } from '../../simulator/services/polly/start-polly.ts';
import { startS3 } from '../../simulator/services/s3/start-s3.ts';
import { startS3Vectors } from '../../simulator/services/s3vectors/start-s3-vectors.ts';
import type { Voices } from '../../simulator/voices/utterance.ts';
import { testEnvironment } from '../brain/test-environment.ts';
import { quietWorld } from '../simulator/quiet-world.ts';

/** Two seconds of one tone of µ-law, whatever is asked for: speaking takes no time, and every sentence is as long. */
const oneSound: Voices = {
  speak: async () => ({ mulaw: new Uint8Array(16_000).fill(0x2a), words: [] }),
  close: async () => {},
};

/** Starts what a turn needs behind the wire, without any delay, for the SDK clients of this process; publishes the file. */
export async function startServices(
  knowledgeFile: string,
): Promise<{ environment: AgentEnvironment; close(): Promise<void> }> {
  const environment = {
    ...testEnvironment,
    ...defaultSettings(
      { greeting: 'Hello.', voiceId: 'Ruth', languageCode: 'en-US' },
      { region: 'us-east-1' },
    ),
  };
  const world = quietWorld({ quotas: 'raised-quotas' });
  const [bedrock, dynamodb, polly, s3, s3vectors] = await Promise.all([
    startBedrock(world),
    startDynamoDb(world),
    startPolly(world, oneSound),
    startS3(world),
    startS3Vectors(world),
  ]);
  await dynamodb.createTable(callsTable);
  s3.createBucket(environment.PROMPTS_BUCKET);
  s3vectors.createIndex(environment.VECTOR_BUCKET, environment.VECTOR_INDEX, {
    dimension: Number(environment.EMBEDDING_DIMENSIONS),
    distanceMetric: 'cosine',
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
    AWS_ENDPOINT_URL_POLLY: polly.url,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_S3VECTORS: s3vectors.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIABENCH',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
  const request = {
    save: { source: knowledgeFile, savedAtMs: Date.now() },
    fileName: 'bench.md',
    environment,
    renderPhrases: async () => ({}),
  };
  await publishKnowledge(request, AbortSignal.timeout(30_000));
  return {
    environment,
    async close() {
      await Promise.all([bedrock, dynamodb, polly, s3, s3vectors].map((service) => service.close()));
    },
  };
}
