import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { AwsError } from '../../wire/aws-error.ts';

export interface StoredObject {
  readonly body: Uint8Array;
  readonly contentType: string;
  /** In quotes, as it goes over the wire. */
  readonly etag: string;
  readonly lastModifiedMs: number;
  /** In a bucket that keeps versions. */
  readonly versionId?: string;
  /** `x-amz-meta-…` and other headers that come back as they were put. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What an object is put with. */
export type NewObject = Pick<StoredObject, 'body' | 'contentType'> & Partial<Pick<StoredObject, 'headers'>>;

/** What S3 tells of a new object. */
export interface ObjectCreated {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  /** Without quotes, as in S3's events. */
  readonly etag: string;
  /** Of two events of one key, the one with the greater string is the later. */
  readonly sequencer: string;
  readonly atMs: number;
  /** In a bucket that keeps versions. */
  readonly versionId?: string;
}

export type ObjectCreatedListener = (created: ObjectCreated) => void;

/** Buckets and their objects, in memory. */
export class ObjectStore {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Map<string, StoredObject>>();
  /** Every version of each object, by bucket and then by version id, where a bucket keeps them. */
  readonly #versions = new Map<string, Map<string, StoredObject>>();
  readonly #listeners = new Set<ObjectCreatedListener>();
  #written = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  createBucket(name: string, { versioned = false }: { readonly versioned?: boolean } = {}): void {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
      throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', {
        fields: { BucketName: name },
      });
    }
    if (!this.#buckets.has(name)) this.#buckets.set(name, new Map());
    if (versioned && !this.#versions.has(name)) this.#versions.set(name, new Map());
  }

  /** Throws `AwsError` NoSuchBucket. */
  objectsOf(bucket: string): Map<string, StoredObject> {
    const objects = this.#buckets.get(bucket);
    if (objects !== undefined) return objects;
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', {
      status: 404,
      fields: { BucketName: bucket },
    });
  }

  put(bucket: string, key: string, { body, contentType, headers = {} }: NewObject): StoredObject {
    const hash = createHash('md5').update(body).digest('hex');
    const atMs = this.#clock.nowMs();
    this.#written += 1;
    const sequencer = this.#written.toString(16).toUpperCase().padStart(18, '0');
    const versions = this.#versions.get(bucket);
    const version = versions === undefined ? {} : { versionId: `version-${sequencer}` };
    const object = { body, contentType, headers, etag: `"${hash}"`, lastModifiedMs: atMs, ...version };
    this.objectsOf(bucket).set(key, object);
    versions?.set(`${key}?${object.versionId}`, object);
    for (const listener of this.#listeners) {
      listener({ bucket, key, size: body.byteLength, etag: hash, sequencer, atMs, ...version });
    }
    return object;
  }

  /** `undefined` when the bucket has no such version of it. */
  versionOf(bucket: string, key: string, versionId: string): StoredObject | undefined {
    return this.#versions.get(bucket)?.get(`${key}?${versionId}`);
  }

  /** Returns how to stop listening. */
  listen(listener: ObjectCreatedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
