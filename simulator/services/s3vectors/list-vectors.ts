import type { ListVectorsInput } from '@aws-sdk/client-s3vectors';
import { uniformOf } from '../../delays/uniform-of.ts';
import { invalid } from './invalid.ts';
import type { StoredVector, VectorIndex } from './vector-index.ts';

const MOST_SEGMENTS = 16;
const MOST_LISTED = 1_000;
const LISTED = 500;

export interface VectorPage {
  readonly page: readonly StoredVector[];
  readonly nextToken: string | undefined;
}

/** A page of the index, or of one segment of it. Throws `AwsError` ValidationException. */
export function listVectors(index: VectorIndex, input: ListVectorsInput): VectorPage {
  const { maxResults = LISTED, nextToken, segmentCount = 1, segmentIndex = 0 } = input;
  if (!(maxResults >= 1 && maxResults <= MOST_LISTED)) {
    throw invalid(`maxResults is ${maxResults}; it must be from 1 to ${MOST_LISTED}.`);
  }
  if (
    !(segmentCount >= 1 && segmentCount <= MOST_SEGMENTS && segmentIndex >= 0 && segmentIndex < segmentCount)
  ) {
    throw invalid(`There is no segment ${segmentIndex} of ${segmentCount}; there may be 16.`);
  }
  const after = nextToken === undefined ? '' : Buffer.from(nextToken, 'base64url').toString();
  if (nextToken !== undefined && Buffer.from(after).toString('base64url') !== nextToken) {
    throw invalid('The nextToken is invalid.');
  }
  const rest = [...index.vectors.values()]
    .filter(({ key }) => key > after && Math.floor(uniformOf(key) * segmentCount) === segmentIndex)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, maxResults);
  const last = page.at(-1)?.key;
  return {
    page,
    nextToken:
      rest.length > page.length && last !== undefined ? Buffer.from(last).toString('base64url') : undefined,
  };
}
