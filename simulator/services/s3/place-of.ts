import type { WireRequest } from '../../wire/exchange.ts';

/**
 * Bucket and key that a request names: path style, `/bucket/key`, or virtual-host style, where the bucket stands
 * before `.s3.…` or `.localhost` in the host. Both are empty when not named.
 */
export function placeOf({ path, headers }: WireRequest): { readonly bucket: string; readonly key: string } {
  const host = String(headers.host ?? headers[':authority'] ?? '');
  const named = /^(.+?)\.(?:s3[.-].*|s3|localhost)(?::\d+)?$/.exec(host)?.[1];
  const [, first = '', rest = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  if (named !== undefined) return { bucket: named, key: decode(path.slice(1)) };
  return { bucket: decode(first), key: decode(rest) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
