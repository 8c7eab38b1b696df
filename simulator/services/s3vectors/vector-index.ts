import { invalid } from './invalid.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import type { MetadataFilter } from './metadata-filter.ts';

export interface IndexOptions {
  /** 1–4,096. */
  readonly dimension: number;
  readonly distanceMetric: 'cosine' | 'euclidean';
  /** Metadata that cannot be filtered by, but may be as long as 40 KB. @default none */
  readonly nonFilterableMetadataKeys?: readonly string[];
}

export interface StoredVector {
  readonly key: string;
  readonly data: Float32Array;
  readonly metadata: Metadata;
}

export interface FoundVector extends StoredVector {
  readonly distance: number;
}

const LONGEST_KEY = 1_024;

/** One vector index. Its options cannot be changed. */
export class VectorIndex {
  readonly options: IndexOptions;
  readonly nonFilterable: ReadonlySet<string>;
  readonly vectors = new Map<string, StoredVector>();

  /** Throws `AwsError` ValidationException for options outside the limits. */
  constructor(options: IndexOptions) {
    const { dimension, distanceMetric, nonFilterableMetadataKeys = [] } = options;
    if (!Number.isInteger(dimension) || dimension < 1 || dimension > 4_096) {
      throw invalid(`The dimension is ${dimension}; it must be from 1 to 4096.`);
    }
    if (distanceMetric !== 'cosine' && distanceMetric !== 'euclidean') {
      throw invalid(`The distance metric is ${distanceMetric}; it must be cosine or euclidean.`);
    }
    if (nonFilterableMetadataKeys.length > 10)
      throw invalid('At most 10 metadata keys may be non-filterable.');
    this.options = options;
    this.nonFilterable = new Set(nonFilterableMetadataKeys);
  }

  /** A vector as it is to be stored. Throws `AwsError` ValidationException. */
  read(key: string, float32: readonly number[] | undefined, metadata: unknown): StoredVector {
    if (key === '' || key.length > LONGEST_KEY) {
      throw invalid(`A vector key has ${key.length} characters; it must have 1 to ${LONGEST_KEY}.`);
    }
    return {
      key,
      data: this.readData(float32, key),
      metadata: readMetadata(metadata, key, this.nonFilterable),
    };
  }

  /** The numbers of a vector. Throws `AwsError` ValidationException. */
  readData(float32: readonly number[] | undefined, what: string): Float32Array {
    const { dimension, distanceMetric } = this.options;
    if (float32?.length !== dimension) {
      throw invalid(`Vector ${what} has ${float32?.length ?? 0} dimensions; the index has ${dimension}.`);
    }
    const data = Float32Array.from(float32);
    if (!data.every(Number.isFinite)) throw invalid(`Vector ${what} has a value that is no finite float32.`);
    if (distanceMetric === 'cosine' && data.every((value) => value === 0)) {
      throw invalid(`Vector ${what} is all zero, which has no cosine distance.`);
    }
    return data;
  }

  /** The nearest vectors that the filter lets through, nearest first. */
  query(data: Float32Array, topK: number, filter: MetadataFilter): readonly FoundVector[] {
    const distanceOf = this.options.distanceMetric === 'cosine' ? cosineDistance : euclideanDistance;
    const found: FoundVector[] = [];
    for (const vector of this.vectors.values()) {
      if (filter(vector.metadata)) found.push({ ...vector, distance: distanceOf(data, vector.data) });
    }
    return found.sort((a, b) => a.distance - b.distance).slice(0, topK);
  }
}

function cosineDistance(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  let lengthA = 0;
  let lengthB = 0;
  a.forEach((value, index) => {
    const other = b[index] ?? 0;
    dot += value * other;
    lengthA += value * value;
    lengthB += other * other;
  });
  return 1 - dot / Math.sqrt(lengthA * lengthB);
}

function euclideanDistance(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0));
}
