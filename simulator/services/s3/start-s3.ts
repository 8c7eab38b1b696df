import { AwsError } from '../../wire/aws-error.ts';
import type { WireRequest } from '../../wire/exchange.ts';
import type { Listener } from '../../wire/listen.ts';
import { serve } from '../../wire/serve.ts';
import type { Answer, Route, WireService } from '../../wire/wire-service.ts';
import type { World } from '../../world.ts';
import { listObjects } from './list-objects.ts';
import { deleteObject, getObject, headObject, putObject } from './object-operations.ts';
import {
  type NewObject,
  type ObjectCreatedListener,
  ObjectStore,
  type StoredObject,
} from './object-store.ts';
import { placeOf } from './place-of.ts';

export interface S3 extends Listener {
  createBucket(name: string, options?: { readonly versioned?: boolean }): void;
  /** Rejects with NoSuchBucket; undefined when only the object is missing. */
  getObject(bucket: string, key: string): Promise<StoredObject | undefined>;
  putObject(bucket: string, key: string, object: NewObject): Promise<void>;
  /** Keys in order. */
  listKeys(bucket: string, prefix?: string): readonly string[];
  /** Tells of every object put, over the wire or by `putObject`, at once. Returns how to stop. */
  onObjectCreated(listener: ObjectCreatedListener): () => void;
}

/** Stands in for S3: objects by path or virtual host, ListObjectsV2, events to listeners in the same process. */
export async function startS3(world: World): Promise<S3> {
  const store = new ObjectStore(world.clock);
  const listener = await serve(world, s3Service(store));
  return {
    ...listener,
    createBucket: (name, options) => store.createBucket(name, options),
    getObject: async (bucket, key) => store.objectsOf(bucket).get(key),
    async putObject(bucket, key, object) {
      store.put(bucket, key, object);
    },
    listKeys: (bucket, prefix = '') =>
      [...store.objectsOf(bucket).keys()].filter((key) => key.startsWith(prefix)).sort(),
    onObjectCreated: (listener) => store.listen(listener),
  };
}

function s3Service(store: ObjectStore): WireService {
  return {
    name: 's3',
    errorFormat: 'restXml',
    unsigned: () => new AwsError('AccessDenied', 'Access Denied', { status: 403 }),
    throttling: () => new AwsError('SlowDown', 'Please reduce your request rate.', { status: 503 }),
    failure: () =>
      new AwsError('InternalError', 'We encountered an internal error. Please try again.', { status: 500 }),
    route(request) {
      const place = placeOf(request);
      const versionId = request.query.get('versionId');
      const resource = [
        place.key === '' ? place.bucket : `${place.bucket}/${place.key}`,
        ...(versionId === null ? [] : [`versionId=${versionId}`]),
      ].join('?');
      const { operation, answer } =
        place.key === '' ? bucketRoute(store, request) : objectRoute(store, request);
      return {
        operation,
        answer(exchange) {
          exchange.note({ resource });
          return answer(exchange);
        },
      };
    },
  };
}

/** Sub-resources, such as `?uploads` or `?tagging`, are operations that the stand-in does not have. */
const ownQuery = new Set(['x-id', 'versionId']);

function objectRoute(store: ObjectStore, request: WireRequest): Route {
  const place = placeOf(request);
  const other = [...request.query.keys()].find((name) => !ownQuery.has(name));
  if (other === undefined) {
    switch (request.method) {
      case 'PUT':
        if (request.headers['x-amz-copy-source'] !== undefined) break;
        return { operation: 'PutObject', answer: (exchange) => putObject(store, place, exchange) };
      case 'GET':
        return { operation: 'GetObject', answer: (exchange) => getObject(store, place, exchange) };
      case 'HEAD':
        return { operation: 'HeadObject', answer: (exchange) => headObject(store, place, exchange) };
      case 'DELETE':
        return { operation: 'DeleteObject', answer: () => deleteObject(store, place) };
    }
  }
  throw notImplemented(request);
}

function bucketRoute(store: ObjectStore, request: WireRequest): Route {
  const { bucket } = placeOf(request);
  const { method, query } = request;
  if (method === 'PUT' && query.size === 0) {
    return {
      operation: 'CreateBucket',
      async answer(): Promise<Answer> {
        store.createBucket(bucket);
        return { status: 200, headers: { location: `/${bucket}`, 'content-length': 0 } };
      },
    };
  }
  if (method === 'HEAD') {
    return {
      operation: 'HeadBucket',
      async answer(): Promise<Answer> {
        store.objectsOf(bucket);
        return { status: 200, headers: { 'content-length': 0 } };
      },
    };
  }
  if (method === 'GET' && query.get('list-type') === '2') {
    return {
      operation: 'ListObjectsV2',
      async answer(exchange): Promise<Answer> {
        await exchange.delay('s3.get');
        const xml = listObjects(bucket, store.objectsOf(bucket), query);
        return { status: 200, headers: { 'content-type': 'application/xml' }, body: Buffer.from(xml) };
      },
    };
  }
  throw notImplemented(request);
}

function notImplemented({ method, path, query }: WireRequest): AwsError {
  return new AwsError('NotImplemented', `The S3 stand-in does not serve ${method} ${path}?${query}.`, {
    status: 501,
  });
}
