import { AwsError } from '../../wire/aws-error.ts';
import { invalid } from './invalid.ts';
import { type IndexOptions, VectorIndex } from './vector-index.ts';

/** How a request names an index: by bucket and name, or by ARN. */
export interface IndexName {
  readonly vectorBucketName?: string | undefined;
  readonly indexName?: string | undefined;
  readonly indexArn?: string | undefined;
}

const account = 'arn:aws:s3vectors:us-east-1:111111111111:bucket';

/** The vector buckets and their indexes. */
export class IndexList {
  readonly #buckets = new Map<string, Map<string, VectorIndex>>();

  /** Returns the ARN. Throws `AwsError` ConflictException when it exists. */
  createBucket(name: string): string {
    checkName(name);
    if (this.#buckets.has(name)) throw conflict(`A vector bucket ${name} already exists`);
    this.#buckets.set(name, new Map());
    return `${account}/${name}`;
  }

  hasBucket(name: string): boolean {
    return this.#buckets.has(name);
  }

  /** Returns the ARN. Throws `AwsError` ConflictException when it exists, NotFoundException without the bucket. */
  createIndex(bucket: string, name: string, options: IndexOptions): string {
    checkName(name);
    const indexes = this.#buckets.get(bucket);
    if (indexes === undefined) throw notFound(`The specified vector bucket could not be found: ${bucket}`);
    if (indexes.has(name)) throw conflict(`An index ${name} already exists`);
    indexes.set(name, new VectorIndex(options));
    return `${account}/${bucket}/index/${name}`;
  }

  /** Throws `AwsError` NotFoundException. */
  find(name: IndexName): VectorIndex {
    const [bucket, index] = partsOf(name);
    const found = this.#buckets.get(bucket)?.get(index);
    if (found === undefined) throw notFound(`The specified index could not be found: ${bucket}/${index}`);
    return found;
  }
}

/** `bucket/index`, for the journal. */
export function resourceOf(name: IndexName): string {
  return name.indexArn ?? `${name.vectorBucketName ?? ''}/${name.indexName ?? ''}`;
}

function partsOf({ vectorBucketName, indexName, indexArn }: IndexName): readonly [string, string] {
  if (indexArn !== undefined) {
    const [, bucket = '', index = ''] = /:bucket\/([^/]+)\/index\/([^/]+)$/.exec(indexArn) ?? [];
    return [bucket, index];
  }
  if (vectorBucketName === undefined || indexName === undefined) {
    throw invalid('Must specify either indexArn or both vectorBucketName and indexName');
  }
  return [vectorBucketName, indexName];
}

function checkName(name: string): void {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
    throw invalid(`The name ${name} must have 3 to 63 lower-case letters, numbers, dots or hyphens.`);
  }
}

function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message, { status: 404 });
}

function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message, { status: 409 });
}
