import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIndex } from '../../lambdas/brain/retrieval/open-index.ts';
import { publishKnowledge } from '../../lambdas/knowledge/publish-knowledge.ts';
import { readActiveKnowledge } from '../../lambdas/knowledge/read-active-knowledge.ts';
import { callsTable } from '../../simulator/deployment/tables.ts';
import { startBedrock } from '../../simulator/services/bedrock/start-bedrock.ts';
import { startDynamoDb } from '../../simulator/services/dynamodb/start-dynamodb.ts';
import { startS3Vectors } from '../../simulator/services/s3vectors/start-s3-vectors.ts';
import { testEnvironment } from '../brain/test-environment.ts';
import { quietWorld } from '../simulator/quiet-world.ts';

const environment = { ...testEnvironment, EMBEDDING_MODEL_ID: 'amazon.titan-embed-text-v2:0' };
const signal = AbortSignal.timeout(25_000);
const world = quietWorld();
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const [bedrock, dynamodb, s3vectors] = await Promise.all([
    startBedrock(world),
    startDynamoDb(world),
    startS3Vectors(world),
  ]);
  closing.push(bedrock.close, dynamodb.close, s3vectors.close);
  await dynamodb.createTable(callsTable);
  s3vectors.createIndex(environment.VECTOR_BUCKET, environment.VECTOR_INDEX, {
    dimension: 256,
    distanceMetric: 'cosine',
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
    AWS_ENDPOINT_URL_S3VECTORS: s3vectors.url,
    AWS_REGION: 'us-west-2',
    AWS_ACCESS_KEY_ID: 'AKIATEST',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
});
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
});

const file = (price: number) =>
  `---\nname: Shop\ntimeZone: UTC\nhours: {}\n---\n\nWe sell bells.\n\n## Prices\n\n| Service | Price |\n|---|---|\n| Flat repair | $${price} |\n| Brake repair | $40 |\n`;

function publish(source: string, publishedAtMs: number) {
  const renderPhrases = async () => ({
    oneMoment: { promptUri: 'https://prompts/one-moment.wav', durationMs: 560 },
  });
  return publishKnowledge(
    { source, fileName: 'business.md', publishedAtMs, environment, renderPhrases },
    signal,
  );
}

async function answer(question: string) {
  const index = await openIndex(environment, await readActiveKnowledge(environment, signal), signal);
  return (await index.search(question, signal)).map(({ text }) => text);
}

describe('publishKnowledge', () => {
  it('has nothing to read before the first file', async () => {
    await expect(readActiveKnowledge(environment, signal)).rejects.toThrow('No knowledge is published');
  });

  it('makes the file the active version, with its phrases', async () => {
    const published = await publish(file(25), 1_000);
    const active = await readActiveKnowledge(environment, signal);
    expect(active).toEqual(published);
    expect(active).toMatchObject({
      businessName: 'Shop',
      chunkCount: 3,
      phrases: {
        oneMoment: { text: 'A sec.', promptUri: 'https://prompts/one-moment.wav', durationMs: 560 },
        disclosure: { text: "I'm an automated assistant, and this call is transcribed." },
      },
    });
    expect((await answer('how much is a flat repair'))[0]).toBe('Service: Flat repair; Price: $25');
    expect(await answer('zebra')).toEqual([]);
  });

  it('answers calls under way from the version that they began with', async () => {
    const before = await readActiveKnowledge(environment, signal);
    await publish(file(26), 2_000);
    const opened = await openIndex(environment, before, signal);
    const [passage] = await opened.search('flat repair', signal);
    expect(passage).toMatchObject({
      id: 'prices/flat-repair',
      headings: ['Prices'],
      text: 'Service: Flat repair; Price: $25',
    });
    expect((await answer('flat repair'))[0]).toBe('Service: Flat repair; Price: $26');
  });

  it('removes the versions before those', async () => {
    const first = await readActiveKnowledge(environment, signal);
    await publish(file(27), 3_000);
    await publish(file(28), 4_000);
    await expect(openIndex(environment, first, signal)).rejects.toThrow('0 of 3 vectors');
  });

  it('finds the same in S3 Vectors as in memory', async () => {
    const active = await readActiveKnowledge(environment, signal);
    const inMemory = await openIndex(environment, active, signal);
    const queried = await openIndex(environment, { ...active, chunkCount: 2_001 }, signal);
    const [found, other] = await Promise.all([
      inMemory.search('flat repair', signal),
      queried.search('flat repair', signal),
    ]);
    expect(other.map(({ id, text }) => [id, text])).toEqual(found.map(({ id, text }) => [id, text]));
    other.forEach(({ score }, index) => {
      expect(score).toBeCloseTo(found[index]?.score ?? 0, 3);
    });
  });

  it.each([
    ['a save that is older than the active one', () => publish(file(99), 500)],
    ['a bad file', () => publish('no front matter', 9_000).catch(() => undefined)],
    [
      'a failure before the switch',
      () => {
        world.faults.add({ service: 's3vectors', operation: 'PutVectors', kind: 'error' });
        return publish(file(98), 9_000).catch(() => undefined);
      },
    ],
  ])('changes nothing on %s', async (_, attempt) => {
    const before = await readActiveKnowledge(environment, signal);
    expect(await attempt()).toBeUndefined();
    expect(await readActiveKnowledge(environment, signal)).toEqual(before);
    expect((await answer('flat repair'))[0]).toBe('Service: Flat repair; Price: $28');
  });
});
