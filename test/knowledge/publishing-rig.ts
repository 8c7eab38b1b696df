import type { AgentEnvironment } from '../../lambdas/aws/environment.ts';
import type { KnowledgeStatus } from '../../lambdas/knowledge/knowledge-status.ts';
import { readKnowledgeFile } from '../../lambdas/knowledge/read-knowledge-file.ts';
import type { RenderPhrases } from '../../lambdas/knowledge/render-all.ts';
import { comparableSequencer } from '../../lambdas/knowledge/sequencer.ts';
import { type SyncParts, type SyncResult, syncKnowledge } from '../../lambdas/knowledge/sync-knowledge.ts';
import { HoursStore } from '../../simulator/connect/hours/hours-store.ts';
import { isOpen } from '../../simulator/connect/hours-of-operation.ts';
import { startConnectApi } from '../../simulator/connect/start-connect-api.ts';
import { account } from '../../simulator/deployment/account.ts';
import { openingHours } from '../../simulator/deployment/hours.ts';
import { callsTable } from '../../simulator/deployment/tables.ts';
import { startBedrock } from '../../simulator/services/bedrock/start-bedrock.ts';
import { startDynamoDb } from '../../simulator/services/dynamodb/start-dynamodb.ts';
import type { ObjectCreated } from '../../simulator/services/s3/object-store.ts';
import { startS3 } from '../../simulator/services/s3/start-s3.ts';
import { startS3Vectors } from '../../simulator/services/s3vectors/start-s3-vectors.ts';
import { startSns } from '../../simulator/services/sns/start-sns.ts';
import type { World } from '../../simulator/world.ts';
import { testEnvironment } from '../brain/test-environment.ts';

/** A save as S3 has told of it. */
export type Told = Pick<ObjectCreated, 'versionId' | 'sequencer'>;

/** Hours of operation of one instance: enough for every business of a test file. */
const hoursArns = Array.from(
  { length: 50 },
  (_, index) => `${account.instanceArn}/operating-hours/hours-${index}`,
);

/**
 * The services that a publishing meets, for as many businesses as wanted: the SDK's clients are made once and know these
 * alone. Sets the SDK's endpoints.
 */
export async function startPublishing(world: World) {
  const hours = new HoursStore(hoursArns.map((arn) => ({ ...openingHours, arn })));
  const [bedrock, connect, dynamodb, s3, s3vectors, sns] = await Promise.all([
    startBedrock(world),
    startConnectApi(world, { arn: account.instanceArn, hours }),
    startDynamoDb(world),
    startS3(world),
    startS3Vectors(world),
    startSns(world, [account.topicArn]),
  ]);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
    AWS_ENDPOINT_URL_CONNECT: connect.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_S3VECTORS: s3vectors.url,
    AWS_ENDPOINT_URL_SNS: sns.url,
    AWS_REGION: account.region,
    AWS_ACCESS_KEY_ID: 'AKIATEST',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  let opened = 0;

  /** An owner who has saved nothing yet. */
  async function open() {
    opened += 1;
    const hoursArn = hoursArns[opened] ?? '';
    const environment: AgentEnvironment = {
      ...testEnvironment,
      CALLS_TABLE: `calls-${opened}`,
      KNOWLEDGE_BUCKET: `knowledge-${opened}`,
      VECTOR_INDEX: `passages-${opened}`,
      EMBEDDING_MODEL_ID: 'amazon.titan-embed-text-v2:0',
      HOURS_OF_OPERATION_ARN: hoursArn,
      OWNER_TOPIC_ARN: account.topicArn,
    };
    const { CALLS_TABLE: TableName, KNOWLEDGE_BUCKET: bucket, KNOWLEDGE_KEY: key } = environment;
    await dynamodb.createTable({ ...callsTable, TableName });
    s3.createBucket(bucket, { versioned: true });
    s3vectors.createIndex(environment.VECTOR_BUCKET, environment.VECTOR_INDEX, {
      dimension: Number(environment.EMBEDDING_DIMENSIONS),
      distanceMetric: 'cosine',
    });
    let told: Told = { sequencer: '' };
    s3.onObjectCreated((created) => {
      if (created.bucket === bucket && created.key === key) told = created;
    });
    const asked = world.journal.entries.length;
    const noticed = sns.notices.length;
    const renderPhrases: RenderPhrases = async (texts) =>
      Object.fromEntries(
        Object.keys(texts).map((name) => [
          name,
          { promptUri: `https://prompts/${name}.wav`, durationMs: 500 },
        ]),
      );

    return {
      environment,
      /** Puts a file where the owner edits it. Returns what S3 tells of it. */
      async save(text: string): Promise<Told> {
        await s3.putObject(bucket, key, { body: Buffer.from(text), contentType: 'text/markdown' });
        return told;
      },
      /** Runs the publishing as the event of a save does; without one, as a deployment does. */
      sync(
        event: Told | undefined,
        signal: AbortSignal,
        parts: Partial<SyncParts> = {},
      ): Promise<SyncResult> {
        return syncKnowledge(
          () => readKnowledgeFile(environment, event?.versionId, signal),
          comparableSequencer(event?.sequencer),
          { environment, renderPhrases, ...parts },
          signal,
        );
      },
      async status(): Promise<KnowledgeStatus> {
        const object = await s3.getObject(bucket, 'status.json');
        return JSON.parse(Buffer.from(object?.body ?? []).toString());
      },
      /** What lies at the owner's key. */
      file: async () => Buffer.from((await s3.getObject(bucket, key))?.body ?? []).toString(),
      notices: () => sns.notices.slice(noticed),
      /** Versions of which vectors lie in the index. */
      versions: () =>
        new Set(
          [...s3vectors.vectorsOf(environment.VECTOR_BUCKET, environment.VECTOR_INDEX).values()].map(
            ({ metadata }) => (metadata as { version?: string } | undefined)?.version,
          ),
        ),
      /** As a flow checks it. */
      isOpenAt: (instant: string): boolean =>
        hours.all.some((one) => one.arn === hoursArn && isOpen(one, Date.parse(instant))),
      overrides: () => hours.overridesOf(hoursArn),
      addOverride: (name: string, day: string) =>
        hours.createOverride(hoursArn, { Name: name, EffectiveFrom: day, EffectiveTill: day, Config: [] }),
      /** Requests so far, by operation. */
      asked: (operation: string): number =>
        world.journal.entries.slice(asked).filter((entry) => entry.operation === operation).length,
    };
  }

  return {
    open,
    async close(): Promise<void> {
      await Promise.all([bedrock, connect, dynamodb, s3, s3vectors, sns].map((service) => service.close()));
    },
  };
}
