import {
  CreateIndexCommand,
  CreateVectorBucketCommand,
  DeleteVectorsCommand,
  GetVectorsCommand,
  ListVectorsCommand,
  type ListVectorsInput,
  type PutInputVector,
  PutVectorsCommand,
  paginateListVectors,
  QueryVectorsCommand,
  type QueryVectorsInput,
  S3VectorsClient,
} from '@aws-sdk/client-s3vectors';
import { afterEach, describe, expect, it } from 'vitest';
import { startS3Vectors } from '../../../../simulator/services/s3vectors/start-s3-vectors.ts';
import { type TestWorldOptions, testWorld } from '../../test-world.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

describe('startS3Vectors', () => {
  it('finds the nearest vectors by cosine distance', async () => {
    const { put, query } = await start();
    await put([vector('east', [1, 0, 0]), vector('north', [0, 5, 0]), vector('north-east', [2, 2, 0])]);

    const answer = await query({ queryVector: { float32: [1, 0.1, 0] }, topK: 2, returnDistance: true });

    expect(answer.distanceMetric).toBe('cosine');
    expect(answer.vectors).toEqual([
      { key: 'east', distance: expect.closeTo(1 - 1 / Math.hypot(1, 0.1), 5) },
      { key: 'north-east', distance: expect.closeTo(1 - 1.1 / (Math.hypot(1, 0.1) * Math.SQRT2), 5) },
    ]);
  });

  it('gives metadata and distance only when asked for', async () => {
    const { put, query } = await start();
    await put([vector('a', [1, 0, 0], { text: 'hours', lines: [3, 4] })]);

    const plain = await query({});
    const full = await query({ returnMetadata: true, returnDistance: true });

    expect(plain.vectors).toEqual([{ key: 'a' }]);
    expect(full.vectors).toEqual([
      { key: 'a', metadata: { text: 'hours', lines: [3, 4] }, distance: expect.closeTo(0) },
    ]);
  });

  it('writes who asked for which index into the journal', async () => {
    const { query, world } = await start({ delaysMs: { 's3vectors.query': 3 } });

    await query({});

    expect(world.journal.entries).toMatchObject([
      {
        service: 's3vectors',
        operation: 'QueryVectors',
        resource: 'knowledge/passages',
        injectedMs: 3,
        outcome: 'ok',
      },
    ]);
  });

  it('puts over what is there, gets by key, and deletes', async () => {
    const { client, put } = await start();
    await put([vector('a', [1, 0, 0], { n: 1 }), vector('b', [0, 1, 0])]);
    await put([vector('a', [0, 0, 0.5], { n: 2 })]);
    await client.send(new DeleteVectorsCommand({ ...where, keys: ['b', 'never-there'] }));

    const { vectors } = await client.send(
      new GetVectorsCommand({ ...where, keys: ['a', 'b'], returnData: true, returnMetadata: true }),
    );

    expect(vectors).toEqual([{ key: 'a', data: { float32: [0, 0, 0.5] }, metadata: { n: 2 } }]);
  });

  it('lists in pages, and in segments', async () => {
    const { client, put } = await start();
    const keys = Array.from({ length: 25 }, (_, index) => `v/${String(index).padStart(2, '0')}`);
    await put(keys.map((key) => vector(key, [1, 0, 0], { n: 1 })));
    const list = async (input: Partial<ListVectorsInput>) => {
      const listed: (string | undefined)[] = [];
      for await (const { vectors = [] } of paginateListVectors(
        { client, pageSize: 10 },
        { ...where, ...input },
      )) {
        expect(vectors.length).toBeLessThanOrEqual(10);
        listed.push(...vectors.map(({ key }) => key));
      }
      return listed;
    };

    expect(await list({})).toEqual(keys);
    const halves = await Promise.all([0, 1].map((segmentIndex) => list({ segmentCount: 2, segmentIndex })));
    expect(halves.flat().sort()).toEqual(keys);
    const first = await client.send(
      new ListVectorsCommand({ ...where, maxResults: 1, returnMetadata: true, returnData: true }),
    );
    expect(first.vectors).toEqual([{ key: 'v/00', data: { float32: [1, 0, 0] }, metadata: { n: 1 } }]);
  });

  it('creates buckets and indexes over the wire, each once', async () => {
    const { client } = await start();
    const bucket = { vectorBucketName: 'other' };
    const index = {
      ...bucket,
      indexName: 'plain',
      dimension: 2,
      distanceMetric: 'euclidean',
      dataType: 'float32',
    } as const;
    await client.send(new CreateVectorBucketCommand(bucket));
    const { indexArn } = await client.send(new CreateIndexCommand(index));

    await client.send(
      new PutVectorsCommand({ indexArn, vectors: [vector('far', [3, 4]), vector('near', [0, 1])] }),
    );
    const query = { indexArn, topK: 9, queryVector: { float32: [0, 0] }, returnDistance: true };

    expect((await client.send(new QueryVectorsCommand(query))).vectors).toEqual([
      { key: 'near', distance: 1 },
      { key: 'far', distance: 5 },
    ]);
    await expect(client.send(new CreateVectorBucketCommand(bucket))).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await expect(client.send(new CreateIndexCommand(index))).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  it.each<[string, readonly PutInputVector[], string]>([
    ['no vectors', [], 'from 1 to 500'],
    [
      '501 vectors',
      Array.from({ length: 501 }, (_, index) => vector(`v${index}`, [1, 0, 0])),
      'from 1 to 500',
    ],
    ['another dimension', [vector('a', [1, 0])], 'has 2 dimensions; the index has 3'],
    ['a zero vector', [vector('a', [0, 0, 0])], 'all zero'],
    ['an empty key', [vector('', [1, 0, 0])], 'vector key'],
    [
      'metadata within metadata',
      [vector('a', [1, 0, 0], { deep: { n: 1 } })],
      'Invalid metadata of vector a',
    ],
    [
      '51 keys',
      [vector('a', [1, 0, 0], Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, 1])))],
      '51 keys',
    ],
    [
      '2 KB to filter by',
      [vector('a', [1, 0, 0], { version: 'x'.repeat(2_048) })],
      'Filterable metadata of vector a',
    ],
    ['40 KB in all', [vector('a', [1, 0, 0], { text: 'x'.repeat(40_960) })], 'of at most 40960 in total'],
  ])('refuses to put %s', async (_, vectors, message) => {
    const { put } = await start();

    await expect(put(vectors)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('takes long metadata that is not filtered by', async () => {
    const { put } = await start();

    await expect(put([vector('a', [1, 0, 0], { text: 'x'.repeat(30_000) })])).resolves.toBeDefined();
  });

  it.each<[string, Partial<QueryVectorsInput>, string]>([
    ['no neighbours', { topK: 0 }, 'topK is 0'],
    ['101 neighbours', { topK: 101 }, 'topK is 101'],
    ['another dimension', { queryVector: { float32: [1] } }, 'has 1 dimensions'],
    ['a filter that is empty', { filter: {} }, 'Invalid query filter'],
    ['a filter by what is not filterable', { filter: { text: 'a' } }, 'text is not filterable'],
    ['an operator that there is not', { filter: { n: { $like: 'a' } } }, '$like'],
  ])('refuses to query with %s', async (_, change, message) => {
    const { query } = await start();

    await expect(query(change)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  it('refuses an index that there is not, by name', async () => {
    const { query } = await start();

    await expect(query({ indexName: 'nothing' })).rejects.toMatchObject({
      name: 'NotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('is throttled when vectors are written too fast, but not with raised quotas', async () => {
    const batches = Array.from({ length: 6 }, (_, batch) =>
      Array.from({ length: 500 }, (_, index) => vector(`${batch}/${index}`, [1, 0, 0])),
    );
    const hard = await start({ speed: 0.1 });
    const raised = await start({ speed: 0.1, quotas: 'raised-quotas' });

    for (const batch of batches.slice(0, 5)) await hard.put(batch);

    await expect(hard.put(batches[5] ?? [])).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    for (const batch of batches) await raised.put(batch);
  });
});

const where = { vectorBucketName: 'knowledge', indexName: 'passages' };

function vector(key: string, float32: number[], metadata?: PutInputVector['metadata']): PutInputVector {
  return { key, data: { float32 }, metadata };
}

async function start(options: TestWorldOptions = {}) {
  const world = testWorld(options);
  const s3vectors = await startS3Vectors(world);
  s3vectors.createIndex('knowledge', 'passages', {
    dimension: 3,
    distanceMetric: 'cosine',
    nonFilterableMetadataKeys: ['text'],
  });
  const client = new S3VectorsClient({
    region: 'us-east-1',
    endpoint: s3vectors.url,
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  open.push(s3vectors, { close: () => client.destroy() });
  return {
    world,
    client,
    put: (vectors: readonly PutInputVector[]) =>
      client.send(new PutVectorsCommand({ ...where, vectors: [...vectors] })),
    query: (input: Partial<QueryVectorsInput>) =>
      client.send(
        new QueryVectorsCommand({ ...where, topK: 10, queryVector: { float32: [1, 0, 0] }, ...input }),
      ),
  };
}
