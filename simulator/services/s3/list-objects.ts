import { AwsError } from '../../wire/aws-error.ts';
import { escapeXml } from '../../wire/write-error.ts';
import type { StoredObject } from './object-store.ts';

const MOST_KEYS = 1_000;

/** The answer of ListObjectsV2, as XML. Throws `AwsError` InvalidArgument. */
export function listObjects(
  bucket: string,
  objects: ReadonlyMap<string, StoredObject>,
  query: URLSearchParams,
): string {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const maxKeys = Math.min(readMaxKeys(query.get('max-keys')), MOST_KEYS);
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : readToken(token);
  const shown = (text: string) =>
    escapeXml(query.get('encoding-type') === 'url' ? encodeURIComponent(text).replaceAll('%2F', '/') : text);

  const contents: string[] = [];
  const common = new Set<string>();
  let last = '';
  let truncated = false;
  for (const key of [...objects.keys()].sort(byUtf8)) {
    if (!key.startsWith(prefix) || byUtf8(key, after) <= 0) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const group = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    if (group !== undefined && (common.has(group) || after.startsWith(group))) {
      last = key;
      continue;
    }
    if (contents.length + common.size >= maxKeys) {
      truncated = true;
      break;
    }
    last = key;
    const object = objects.get(key);
    if (group !== undefined) common.add(group);
    else if (object !== undefined) contents.push(contentsOf(shown(key), object));
  }
  const next = truncated
    ? `<NextContinuationToken>${Buffer.from(last).toString('base64url')}</NextContinuationToken>`
    : '';
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
    `<Name>${escapeXml(bucket)}</Name><Prefix>${shown(prefix)}</Prefix><MaxKeys>${maxKeys}</MaxKeys>` +
    `<KeyCount>${contents.length + common.size}</KeyCount><IsTruncated>${truncated}</IsTruncated>${next}` +
    contents.join('') +
    [...common].map((group) => `<CommonPrefixes><Prefix>${shown(group)}</Prefix></CommonPrefixes>`).join('') +
    '</ListBucketResult>'
  );
}

function contentsOf(key: string, { body, etag, lastModifiedMs }: StoredObject): string {
  return (
    `<Contents><Key>${key}</Key><LastModified>${new Date(lastModifiedMs).toISOString()}</LastModified>` +
    `<ETag>${escapeXml(etag)}</ETag><Size>${body.byteLength}</Size><StorageClass>STANDARD</StorageClass></Contents>`
  );
}

function byUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function readMaxKeys(text: string | null): number {
  const maxKeys = text === null ? MOST_KEYS : Number(text);
  if (Number.isInteger(maxKeys) && maxKeys >= 0) return maxKeys;
  throw new AwsError('InvalidArgument', 'Provided max-keys not an integer or within integer range');
}

function readToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString();
  if (key !== '' && Buffer.from(key).toString('base64url') === token) return key;
  throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
}
