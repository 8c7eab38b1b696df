import {
  DeleteVectors$,
  type DeleteVectorsInput,
  GetVectors$,
  type GetVectorsInput,
  ListVectors$,
  type ListVectorsInput,
  PutVectors$,
  type PutVectorsInput,
  QueryVectors$,
  type QueryVectorsInput,
} from '@aws-sdk/client-s3vectors';
import { type Operation, operation } from '../../wire/operation.ts';
import type { World } from '../../world.ts';
import { type IndexList, resourceOf } from './index-list.ts';
import { invalid } from './invalid.ts';
import { listVectors } from './list-vectors.ts';
import { metadataFilter } from './metadata-filter.ts';
import type { StoredVector } from './vector-index.ts';
import { writeRate } from './write-rate.ts';

const STAGE = 's3vectors.query';
/** S3 user guide, "S3 Vectors limitations". */
const MOST_PUT = 500;
const MOST_DELETED = 500;
const MOST_GOT = 100;
const MOST_FOUND = 100;

/** What is done with the vectors of an index. */
export function vectorOperations(world: World, indexes: IndexList): readonly Operation[] {
  const countWrite = writeRate(world);
  return [
    operation<PutVectorsInput, object>(PutVectors$, {
      resourceOf,
      async answer({ vectors = [], ...name }, exchange) {
        const index = indexes.find(name);
        checkCount('vectors', vectors.length, MOST_PUT);
        const read = vectors.map(({ key = '', data, metadata }) => index.read(key, data?.float32, metadata));
        countWrite(read.length);
        await exchange.delay(STAGE);
        for (const vector of read) index.vectors.set(vector.key, vector);
        return {};
      },
    }),
    operation<QueryVectorsInput, object>(QueryVectors$, {
      resourceOf,
      async answer({ topK = 0, queryVector, filter, returnMetadata, returnDistance, ...name }, exchange) {
        const index = indexes.find(name);
        checkCount('topK', topK, MOST_FOUND);
        const data = index.readData(queryVector?.float32, 'of the query');
        const passes = filter === undefined ? () => true : metadataFilter(filter, index.nonFilterable);
        await exchange.delay(STAGE);
        const vectors = index.query(data, topK, passes).map(({ key, metadata, distance }) => ({
          key,
          ...(returnMetadata ? { metadata } : {}),
          ...(returnDistance ? { distance } : {}),
        }));
        return { vectors, distanceMetric: index.options.distanceMetric };
      },
    }),
    operation<GetVectorsInput, object>(GetVectors$, {
      resourceOf,
      async answer({ keys = [], returnData, returnMetadata, ...name }, exchange) {
        const index = indexes.find(name);
        checkCount('keys', keys.length, MOST_GOT);
        await exchange.delay(STAGE);
        const found = keys.flatMap((key) => index.vectors.get(key) ?? []);
        return { vectors: found.map((vector) => shown(vector, returnData, returnMetadata)) };
      },
    }),
    operation<ListVectorsInput, object>(ListVectors$, {
      resourceOf,
      async answer(input, exchange) {
        const index = indexes.find(input);
        await exchange.delay(STAGE);
        const { page, nextToken } = listVectors(index, input);
        return { vectors: page.map((one) => shown(one, input.returnData, input.returnMetadata)), nextToken };
      },
    }),
    operation<DeleteVectorsInput, object>(DeleteVectors$, {
      resourceOf,
      async answer({ keys = [], ...name }, exchange) {
        const index = indexes.find(name);
        checkCount('keys', keys.length, MOST_DELETED);
        countWrite(keys.length);
        await exchange.delay(STAGE);
        for (const key of keys) index.vectors.delete(key);
        return {};
      },
    }),
  ];
}

function shown({ key, data, metadata }: StoredVector, withData = false, withMetadata = false): object {
  return {
    key,
    ...(withData ? { data: { float32: [...data] } } : {}),
    ...(withMetadata ? { metadata } : {}),
  };
}

function checkCount(member: string, count: number, most: number): void {
  if (Number.isInteger(count) && count >= 1 && count <= most) return;
  throw invalid(`1 validation error detected: ${member} is ${count}; it must be from 1 to ${most}.`);
}
