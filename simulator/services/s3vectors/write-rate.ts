import { AwsError } from '../../wire/aws-error.ts';
import type { World } from '../../world.ts';

const SECOND_MS = 1_000;
/** S3 user guide, "S3 Vectors limitations": put and delete requests, and vectors put or deleted, a second. */
const MOST_REQUESTS = 1_000;
const MOST_VECTORS = 2_500;

/** A function to be told of each write. It throws `AwsError` TooManyRequestsException when they come too fast. */
export function writeRate(world: World): (vectors: number) => void {
  let recent: { readonly atMs: number; readonly vectors: number }[] = [];
  return (vectors) => {
    const nowMs = world.clock.nowMs();
    recent = recent.filter(({ atMs }) => nowMs - atMs < SECOND_MS);
    const written = recent.reduce((sum, write) => sum + write.vectors, 0);
    const over = recent.length >= MOST_REQUESTS || written + vectors > MOST_VECTORS;
    if (over && world.quotas === 'default') {
      throw new AwsError('TooManyRequestsException', 'Rate exceeded', { status: 429 });
    }
    recent.push({ atMs: nowMs, vectors });
  };
}
