import { AwsError } from '../../wire/aws-error.ts';
import type { MediaStream } from './media-stream.ts';
import type { StreamPool } from './stream-pool.ts';

const NAME = /^[a-zA-Z0-9_.-]{1,256}$/;
const ARN = /^arn:[a-z\d-]+:kinesisvideo:[a-z0-9-]+:[0-9]+:[a-z]+\/[a-zA-Z0-9_.-]+\/[0-9]+$/;

/** The stream that a request names. Throws the refusals of the service for a bad name and for one that is not there. */
export function requireStream(
  pool: StreamPool,
  { StreamName: name, StreamARN: arn }: { StreamName?: string | undefined; StreamARN?: string | undefined },
): MediaStream {
  if (name === undefined && arn === undefined) throw invalid('Either StreamName or StreamARN must be given.');
  if (name !== undefined && !NAME.test(name)) throw invalid(`StreamName ${name} is not valid.`);
  if (arn !== undefined && !ARN.test(arn)) throw invalid(`StreamARN ${arn} is not valid.`);
  const stream = pool.find({ name, arn });
  if (stream) return stream;
  throw new AwsError('ResourceNotFoundException', `The requested stream ${arn ?? name} is not found.`, {
    status: 404,
  });
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidArgumentException', message, { status: 400 });
}
