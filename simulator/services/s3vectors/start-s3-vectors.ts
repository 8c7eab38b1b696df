import {
  CreateIndex$,
  type CreateIndexInput,
  type CreateIndexOutput,
  CreateVectorBucket$,
  type CreateVectorBucketInput,
  type CreateVectorBucketOutput,
} from '@aws-sdk/client-s3vectors';
import { restJsonService } from '../../wire/json-service.ts';
import type { Listener } from '../../wire/listen.ts';
import { operation } from '../../wire/operation.ts';
import { serve } from '../../wire/serve.ts';
import type { World } from '../../world.ts';
import { IndexList } from './index-list.ts';
import { invalid } from './invalid.ts';
import type { IndexOptions, StoredVector } from './vector-index.ts';
import { vectorOperations } from './vector-operations.ts';

export interface S3Vectors extends Listener {
  /** Creates the index, and its bucket when there is none yet. */
  createIndex(bucket: string, name: string, options: IndexOptions): void;
  /** What the index holds, by key; to be filled, too. Throws `AwsError` NotFoundException. */
  vectorsOf(bucket: string, name: string): Map<string, StoredVector>;
}

/** Stands in for S3 Vectors: indexes, their vectors, and queries with metadata filters. */
export async function startS3Vectors(world: World): Promise<S3Vectors> {
  const indexes = new IndexList();
  const service = restJsonService({
    name: 's3vectors',
    throttling: { name: 'TooManyRequestsException', status: 429 },
    failure: { name: 'ServiceUnavailableException', status: 503 },
    operations: [
      operation<CreateVectorBucketInput, CreateVectorBucketOutput>(CreateVectorBucket$, {
        resourceOf: ({ vectorBucketName }) => vectorBucketName,
        answer: async ({ vectorBucketName = '' }) => ({
          vectorBucketArn: indexes.createBucket(vectorBucketName),
        }),
      }),
      operation<CreateIndexInput, CreateIndexOutput>(CreateIndex$, {
        resourceOf: ({ vectorBucketName, indexName }) => `${vectorBucketName}/${indexName}`,
        async answer({ vectorBucketName, vectorBucketArn, indexName = '', dataType, ...options }) {
          if (dataType !== 'float32') throw invalid(`The data type is ${dataType}; it must be float32.`);
          const bucket = vectorBucketName ?? vectorBucketArn?.split('/').at(-1) ?? '';
          const { dimension = 0, distanceMetric = 'cosine', metadataConfiguration } = options;
          const nonFilterableMetadataKeys = metadataConfiguration?.nonFilterableMetadataKeys ?? [];
          const indexOptions = { dimension, distanceMetric, nonFilterableMetadataKeys };
          return { indexArn: indexes.createIndex(bucket, indexName, indexOptions) };
        },
      }),
      ...vectorOperations(world, indexes),
    ],
  });
  const listener = await serve(world, service);
  return {
    ...listener,
    createIndex(bucket, name, options) {
      if (!indexes.hasBucket(bucket)) indexes.createBucket(bucket);
      indexes.createIndex(bucket, name, options);
    },
    vectorsOf: (bucket, name) => indexes.find({ vectorBucketName: bucket, indexName: name }).vectors,
  };
}
