import type { Readable } from 'node:stream';
import { AwsError } from './aws-error.ts';

/** The whole body. Throws `AwsError` over `limit` bytes, and an Error when the client leaves before its end. */
export function readBody(body: Readable, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let ended = false;
    body.on('data', (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length <= limit) chunks.push(chunk);
      else
        reject(
          new AwsError('RequestEntityTooLargeException', `The body is over ${limit} bytes.`, { status: 413 }),
        );
    });
    body.once('end', () => {
      ended = true;
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
    });
    body.once('close', () => {
      if (!ended) reject(new Error('The client went away before the end of its body.'));
    });
  });
}
