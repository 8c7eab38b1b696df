import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from '../../wire/aws-error.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { decodeAwsChunked } from './decode-aws-chunked.ts';

/** PutObject takes up to 5 GB; the stand-in keeps objects in memory. */
const LIMIT_BYTES = 64 * 1024 * 1024;

/** The object in the body of a PUT, out of its framing, held against its length and checksums. Throws `AwsError`. */
export async function readObjectBody(exchange: Exchange): Promise<Buffer> {
  const { headers } = exchange.request;
  const sent = await exchange.readBody(LIMIT_BYTES);
  const chunked = String(headers['content-encoding'] ?? '').includes('aws-chunked');
  const { body, trailers } = chunked ? decodeAwsChunked(sent) : { body: sent, trailers: {} };
  const length = headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== body.byteLength) {
    throw new AwsError(
      'IncompleteBody',
      `You did not provide the number of bytes specified by the x-amz-decoded-content-length HTTP header: ${length}, ` +
        `not ${body.byteLength}.`,
    );
  }
  const given: Readonly<Record<string, unknown>> = { ...headers, ...trailers };
  check(given['x-amz-checksum-crc32'], 'CRC32', () => base64Of(crc32(body)));
  check(given['x-amz-checksum-sha256'], 'SHA256', () => createHash('sha256').update(body).digest('base64'));
  check(given['content-md5'], 'Content-MD5', () => createHash('md5').update(body).digest('base64'));
  return body;
}

function check(given: unknown, name: string, compute: () => string): void {
  if (given === undefined || given === compute()) return;
  throw new AwsError('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
}

function base64Of(checksum: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(checksum);
  return bytes.toString('base64');
}
