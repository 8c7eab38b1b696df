import type { AgentEnvironment } from '../lambdas/aws/environment.ts';
import type { HoursSaved, HoursStore } from './connect/hours/hours-store.ts';
import type { DynamoDb } from './services/dynamodb/start-dynamodb.ts';
import type { StoredObject } from './services/s3/object-store.ts';
import type { S3 } from './services/s3/start-s3.ts';
import type { S3Vectors } from './services/s3vectors/start-s3-vectors.ts';
import type { StoredVector } from './services/s3vectors/vector-index.ts';

/** Where publishing a knowledge file leaves what it makes. */
export interface Account {
  readonly s3: S3;
  readonly s3vectors: S3Vectors;
  readonly dynamodb: DynamoDb;
  readonly hours: HoursStore;
  readonly environment: AgentEnvironment;
}

interface Publication {
  readonly prompts: readonly (readonly [key: string, object: StoredObject])[];
  readonly vectors: readonly StoredVector[];
  readonly items: readonly Record<string, unknown>[];
  readonly hours: HoursSaved;
}

/**
 * What has been published, for worlds that would publish the very same again: a worker and a hundred requests less
 * for each of them.
 */
export class Publications {
  readonly #made = new Map<string, Promise<Publication>>();

  /** Has `publish` fill a new account, or fills it with what that left in the last account of this key. */
  async fill(key: string, account: Account, publish: () => Promise<void>): Promise<void> {
    const made = this.#made.get(key);
    if (made !== undefined) return restore(await made, account);
    const making = publish().then(() => read(account));
    this.#made.set(key, making);
    making.catch(() => this.#made.delete(key));
    await making;
  }
}

async function read(account: Account): Promise<Publication> {
  const { s3, dynamodb, environment } = account;
  const prompts: [string, StoredObject][] = [];
  for (const key of s3.listKeys(environment.PROMPTS_BUCKET)) {
    const object = await s3.getObject(environment.PROMPTS_BUCKET, key);
    if (object !== undefined) prompts.push([key, object]);
  }
  const items = await dynamodb.readTable(environment.CALLS_TABLE);
  return { prompts, vectors: [...vectorsOf(account).values()], items, hours: account.hours.save() };
}

async function restore({ prompts, vectors, items, hours }: Publication, account: Account): Promise<void> {
  const { s3, dynamodb, environment } = account;
  for (const [key, object] of prompts) await s3.putObject(environment.PROMPTS_BUCKET, key, object);
  account.hours.restore(hours);
  const stored = vectorsOf(account);
  for (const vector of vectors) stored.set(vector.key, vector);
  for (const item of items) await dynamodb.putItem(environment.CALLS_TABLE, item);
}

function vectorsOf({ s3vectors, environment }: Account): Map<string, StoredVector> {
  return s3vectors.vectorsOf(environment.VECTOR_BUCKET, environment.VECTOR_INDEX);
}
