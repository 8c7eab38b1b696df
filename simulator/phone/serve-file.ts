import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { Refused } from './refused.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Everything comes from this server and nothing may frame the page. Cloudscape sets style attributes. */
const contentPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Answers with a file of `folder`. Throws `Refused` (404) when there is none, or it is of no type that pages use. */
export async function serveFile(folder: string, pathname: string, response: ServerResponse): Promise<void> {
  const path = normalize(pathname === '/' ? '/index.html' : pathname);
  const type = types[extname(path)];
  if (type === undefined || path.includes('..')) throw new Refused(404, 'Nothing is here.');
  const content = await readFile(join(folder, path)).catch(() => undefined);
  if (content === undefined) throw new Refused(404, 'Nothing is here.');
  response
    .writeHead(200, {
      'content-type': type,
      // The build names each asset by its content.
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': contentPolicy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(content);
}
