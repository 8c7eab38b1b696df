import type { IncomingMessage } from 'node:http';
import { Refused } from './refused.ts';

const largestBytes = 10_000;

/** The text of a JSON body. Throws `Refused` for another content type (415) or too much of it (413). */
export async function readBody(request: IncomingMessage): Promise<string> {
  // A form on another site can post text here, but never JSON.
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Refused(415, 'Send application/json.');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBytes) throw new Refused(413, `Send at most ${largestBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
