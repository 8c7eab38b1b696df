import { AwsError } from '../../wire/aws-error.ts';

export interface DecodedBody {
  readonly body: Buffer;
  /** Lower-case names. */
  readonly trailers: Readonly<Record<string, string>>;
}

/**
 * Takes the framing `aws-chunked` off a body: chunks of `size[;chunk-signature=…]\r\n…\r\n`, an empty one, trailers.
 * Throws `AwsError` IncompleteBody for a body that is not framed so.
 */
export function decodeAwsChunked(framed: Buffer): DecodedBody {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = framed.indexOf('\r\n', at);
    const size = /^([0-9a-fA-F]{1,8})(?:;.*)?$/.exec(
      framed.toString('latin1', at, Math.max(at, lineEnd)),
    )?.[1];
    if (lineEnd < 0 || size === undefined) throw incomplete('A chunk has no size.');
    const start = lineEnd + 2;
    const end = start + Number.parseInt(size, 16);
    if (end === start)
      return { body: Buffer.concat(chunks), trailers: readTrailers(framed.toString('latin1', start)) };
    if (framed.toString('latin1', end, end + 2) !== '\r\n')
      throw incomplete('A chunk is shorter than its size.');
    chunks.push(framed.subarray(start, end));
    at = end + 2;
  }
}

function readTrailers(text: string): Readonly<Record<string, string>> {
  const trailers: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return trailers;
}

function incomplete(why: string): AwsError {
  return new AwsError('IncompleteBody', `The request body terminated unexpectedly. ${why}`);
}
