import { AwsError } from '../../wire/aws-error.ts';
import type { Exchange } from '../../wire/exchange.ts';
import type { Answer } from '../../wire/wire-service.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';
import { rangeOf } from './range-of.ts';
import { readObjectBody } from './read-object-body.ts';

export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

const LONGEST_KEY_BYTES = 1_024;
/** Headers of a PUT that come back with a GET. */
const kept = /^(?:x-amz-meta-.*|cache-control|content-disposition|content-language|expires)$/;

export async function putObject(
  store: ObjectStore,
  { bucket, key }: ObjectPlace,
  exchange: Exchange,
): Promise<Answer> {
  const { headers } = exchange.request;
  const objects = store.objectsOf(bucket);
  if (Buffer.byteLength(key) > LONGEST_KEY_BYTES)
    throw new AwsError('KeyTooLongError', 'Your key is too long');
  const body = await readObjectBody(exchange);
  await exchange.delay('s3.put');
  const known = objects.get(key);
  const ifMatch = headers['if-match'];
  if ((headers['if-none-match'] === '*' && known) || (ifMatch !== undefined && known?.etag !== ifMatch)) {
    throw new AwsError(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      {
        status: 412,
        fields: { Condition: ifMatch === undefined ? 'If-None-Match' : 'If-Match' },
      },
    );
  }
  const { etag, versionId } = store.put(bucket, key, {
    body,
    contentType: headers['content-type'] ?? 'binary/octet-stream',
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (kept.test(name) ? [[name, String(value)]] : [])),
    ),
  });
  return {
    status: 200,
    headers: {
      etag,
      'content-length': 0,
      ...(versionId === undefined ? {} : { 'x-amz-version-id': versionId }),
    },
  };
}

export async function getObject(store: ObjectStore, place: ObjectPlace, exchange: Exchange): Promise<Answer> {
  const object = await find(store, place, exchange);
  const { body } = object;
  const headers = headersOf(object);
  const { range, 'if-none-match': etag } = exchange.request.headers;
  if (etag === object.etag) return { status: 304, headers: { etag } };
  if (range === undefined) return { status: 200, headers, body };
  const part = rangeOf(range, body.byteLength);
  if (part === undefined) {
    throw new AwsError('InvalidRange', 'The requested range is not satisfiable', {
      status: 416,
      fields: { RangeRequested: range, ActualObjectSize: body.byteLength },
    });
  }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${part.from}-${part.to}/${body.byteLength}` },
    body: body.subarray(part.from, part.to + 1),
  };
}

export async function headObject(
  store: ObjectStore,
  place: ObjectPlace,
  exchange: Exchange,
): Promise<Answer> {
  const object = await find(store, place, exchange);
  return { status: 200, headers: { ...headersOf(object), 'content-length': object.body.byteLength } };
}

export async function deleteObject(store: ObjectStore, { bucket, key }: ObjectPlace): Promise<Answer> {
  store.objectsOf(bucket).delete(key);
  return { status: 204, headers: {} };
}

async function find(
  store: ObjectStore,
  { bucket, key }: ObjectPlace,
  exchange: Exchange,
): Promise<StoredObject> {
  await exchange.delay('s3.get');
  const versionId = exchange.request.query.get('versionId');
  const object =
    versionId === null ? store.objectsOf(bucket).get(key) : store.versionOf(bucket, key, versionId);
  if (object !== undefined) return object;
  if (versionId !== null) {
    throw new AwsError('NoSuchVersion', 'The specified version does not exist.', {
      status: 404,
      fields: { Key: key, VersionId: versionId },
    });
  }
  throw new AwsError('NoSuchKey', 'The specified key does not exist.', { status: 404, fields: { Key: key } });
}

function headersOf({
  contentType,
  etag,
  lastModifiedMs,
  headers,
  versionId,
}: StoredObject): Record<string, string> {
  return {
    ...headers,
    'content-type': contentType,
    etag,
    'last-modified': new Date(lastModifiedMs).toUTCString(),
    'accept-ranges': 'bytes',
    ...(versionId === undefined ? {} : { 'x-amz-version-id': versionId }),
  };
}
