import { createHash, timingSafeEqual } from 'node:crypto';

export interface FeedRequest {
  readonly method: string;
  /** `/<token>/appointments.ics`. */
  readonly path: string;
  readonly ifNoneMatch?: string | undefined;
}

/** As a Function URL takes it. */
export interface FeedAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const fileName = 'appointments.ics';

/** Path of the feed; whoever knows it may read it. */
export function feedPath(token: string): string {
  return `/${token}/${fileName}`;
}

/** Answers a calendar that asks for the feed. Who does not know the token learns nothing, not even that it is there. */
export async function answerFeed(
  { method, path, ifNoneMatch }: FeedRequest,
  token: string,
  makeFeed: () => Promise<string>,
): Promise<FeedAnswer> {
  if (!sameText(path, feedPath(token))) return { statusCode: 404, headers: {}, body: '' };
  if (method !== 'GET' && method !== 'HEAD') {
    return { statusCode: 405, headers: { allow: 'GET, HEAD' }, body: '' };
  }
  const feed = await makeFeed();
  const etag = `"${digest(feed).toString('base64url')}"`;
  const headers = { etag, 'cache-control': 'private, no-cache' };
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag) || known.includes('*')) return { statusCode: 304, headers, body: '' };
  return {
    statusCode: 200,
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `inline; filename="${fileName}"`,
      'x-content-type-options': 'nosniff',
    },
    body: method === 'HEAD' ? '' : feed,
  };
}

/** Takes the same time whatever differs, also the length. */
function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
