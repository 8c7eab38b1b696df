import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeAwsChunked } from '../../../../simulator/services/s3/decode-aws-chunked.ts';
import type { ObjectCreated } from '../../../../simulator/services/s3/object-store.ts';
import { rangeOf } from '../../../../simulator/services/s3/range-of.ts';
import { startS3 } from '../../../../simulator/services/s3/start-s3.ts';
import { type TestWorldOptions, testWorld } from '../../test-world.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

describe('startS3', () => {
  it('keeps an object as it was put, and writes who asked into the journal', async () => {
    const { put, get, world } = await start();

    const { ETag } = await put({
      Key: 'a/b c+é.wav',
      Body: 'RIFF',
      ContentType: 'audio/wav',
      Metadata: { call: 'c-1' },
    });
    const answer = await get({ Key: 'a/b c+é.wav' });

    expect(await answer.Body?.transformToString()).toBe('RIFF');
    expect(answer).toMatchObject({
      ContentType: 'audio/wav',
      ContentLength: 4,
      ETag,
      Metadata: { call: 'c-1' },
    });
    expect(answer.LastModified?.toISOString()).toMatch(/^2026-11-20T09:00/);
    expect(world.journal.entries).toMatchObject([
      { operation: 'PutObject', resource: 'prompts/a/b c+é.wav', accessKeyId: 'AKIDTEST', outcome: 'ok' },
      { operation: 'GetObject', resource: 'prompts/a/b c+é.wav' },
    ]);
  });

  it('takes the framing off a body that is streamed', async () => {
    const { s3, client } = await start();
    const words = ['one ', 'two ', 'three'];

    await client.send(
      new PutObjectCommand({
        Bucket: 'prompts',
        Key: 'k',
        Body: Readable.from(words.map((word) => Buffer.from(word))),
        ContentLength: words.join('').length,
      }),
    );

    expect(Buffer.from((await s3.getObject('prompts', 'k'))?.body ?? []).toString()).toBe('one two three');
  });

  it('refuses a body that does not match its checksum', async () => {
    const { put } = await start();

    await expect(put({ Key: 'k', Body: 'x', ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
  });

  it.each([
    ['bytes=2-4', 'cde', 'bytes 2-4/10'],
    ['bytes=7-', 'hij', 'bytes 7-9/10'],
    ['bytes=-2', 'ij', 'bytes 8-9/10'],
    ['bytes=8-99', 'ij', 'bytes 8-9/10'],
  ])('gives the range %s', async (Range, text, ContentRange) => {
    const { put, get } = await start();
    await put({ Key: 'k', Body: 'abcdefghij' });

    const answer = await get({ Key: 'k', Range });

    expect(await answer.Body?.transformToString()).toBe(text);
    expect(answer).toMatchObject({ ContentRange, $metadata: { httpStatusCode: 206 } });
  });

  it('refuses a range outside the object', async () => {
    const { put, get } = await start();
    await put({ Key: 'k', Body: 'abc' });

    await expect(get({ Key: 'k', Range: 'bytes=5-9' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('puts only what is not there yet, when asked so', async () => {
    const { put, get } = await start();

    await put({ Key: 'k', Body: 'first', IfNoneMatch: '*' });

    await expect(put({ Key: 'k', Body: 'second', IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await (await get({ Key: 'k' })).Body?.transformToString()).toBe('first');
  });

  it('tells the head of an object, and by name that there is none', async () => {
    const { put, client } = await start();
    await put({ Key: 'k', Body: 'abc', ContentType: 'text/plain' });

    const head = await client.send(new HeadObjectCommand({ Bucket: 'prompts', Key: 'k' }));

    expect(head).toMatchObject({ ContentLength: 3, ContentType: 'text/plain' });
    await expect(client.send(new HeadObjectCommand({ Bucket: 'prompts', Key: 'no' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('deletes, also what is not there', async () => {
    const { put, get, client } = await start();
    await put({ Key: 'k', Body: 'abc' });

    await client.send(new DeleteObjectCommand({ Bucket: 'prompts', Key: 'k' }));
    await client.send(new DeleteObjectCommand({ Bucket: 'prompts', Key: 'k' }));

    await expect(get({ Key: 'k' })).rejects.toMatchObject({ name: 'NoSuchKey', Key: 'k' });
  });

  it('refuses a bucket that there is not, by name', async () => {
    const { put } = await start();

    await expect(put({ Bucket: 'nothing', Key: 'k', Body: 'x' })).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  it('lists by prefix, in pages, in order of the keys', async () => {
    const { put, client } = await start();
    for (const key of ['b/1', 'a/2', 'a/10', 'a/<&>', 'a/é', 'c']) await put({ Key: key, Body: key });
    const keys: (string | undefined)[] = [];

    for await (const page of paginateListObjectsV2(
      { client, pageSize: 2 },
      { Bucket: 'prompts', Prefix: 'a/' },
    )) {
      expect(page.Contents?.length).toBeLessThanOrEqual(2);
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key));
    }

    expect(keys).toEqual(['a/10', 'a/2', 'a/<&>', 'a/é']);
  });

  it('lists folders', async () => {
    const { put, client } = await start();
    for (const key of ['a/1', 'a/2', 'b/1', 'c']) await put({ Key: key, Body: key });
    const command = new ListObjectsV2Command({ Bucket: 'prompts', Delimiter: '/' });

    const { Contents, CommonPrefixes, KeyCount } = await client.send(command);

    expect(Contents?.map(({ Key }) => Key)).toEqual(['c']);
    expect(CommonPrefixes).toEqual([{ Prefix: 'a/' }, { Prefix: 'b/' }]);
    expect(KeyCount).toBe(3);
  });

  it('tells of each new object, with a growing sequencer', async () => {
    const { s3, put } = await start();
    const created: ObjectCreated[] = [];
    const stop = s3.onObjectCreated((event) => created.push(event));

    await put({ Key: 'k', Body: 'one' });
    await s3.putObject('prompts', 'k', { body: Buffer.from('three'), contentType: 'text/plain' });
    stop();
    await put({ Key: 'k', Body: 'unheard' });

    expect(created).toMatchObject([
      { bucket: 'prompts', key: 'k', size: 3 },
      { bucket: 'prompts', key: 'k', size: 5 },
    ]);
    expect((created[0]?.sequencer ?? '') < (created[1]?.sequencer ?? '')).toBe(true);
  });

  it('finds the bucket in the host', async () => {
    const { s3 } = await start();
    await s3.putObject('prompts', 'a/k', { body: Buffer.from('abc'), contentType: 'text/plain' });

    const status = await new Promise((resolve) => {
      const headers = { host: 'prompts.s3.us-east-1.amazonaws.com', authorization: signed };
      httpRequest(`${s3.url}/a/k`, { method: 'HEAD', headers }, (answer) => resolve(answer.statusCode)).end();
    });

    expect(status).toBe(200);
  });

  it('refuses a request without a signature, as S3 does', async () => {
    const { s3 } = await start();

    const answer = await fetch(`${s3.url}/prompts/k`);

    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>AccessDenied</Code>');
  });

  it('refuses what it does not serve, by name', async () => {
    const { client } = await start();

    await expect(
      client.send(new CreateMultipartUploadCommand({ Bucket: 'prompts', Key: 'k' })),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  it('is slow, throttled and cut by faults and delays', async () => {
    const { put, get, world } = await start({
      delaysMs: { 's3.put': 4, 's3.get': 2 },
      faults: [
        { service: 's3', operation: 'PutObject', kind: 'throttle', nth: 1 },
        { service: 's3', operation: 'GetObject', kind: 'cut', nth: 1 },
      ],
    });

    await expect(put({ Key: 'k', Body: 'abc' })).rejects.toMatchObject({ name: 'SlowDown' });
    await put({ Key: 'k', Body: 'abc' });
    await expect(get({ Key: 'k' })).rejects.toMatchObject({ code: 'ECONNRESET' });
    await get({ Key: 'k' });

    expect(world.journal.entries.map(({ outcome, injectedMs }) => [outcome, injectedMs])).toEqual([
      ['SlowDown', 0],
      ['ok', 4],
      ['cut', 2],
      ['ok', 2],
    ]);
  });
});

describe('decodeAwsChunked', () => {
  it('gives any body back, however it was cut', () => {
    const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }));
    fc.assert(
      fc.property(pieces, fc.boolean(), (chunks, signatures) => {
        const signature = signatures ? `;chunk-signature=${'0'.repeat(64)}` : '';
        const framed = Buffer.concat([
          ...chunks.flatMap((chunk) => [
            Buffer.from(`${chunk.byteLength.toString(16)}${signature}\r\n`),
            chunk,
            Buffer.from('\r\n'),
          ]),
          Buffer.from(`0${signature}\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n`),
        ]);

        const { body, trailers } = decodeAwsChunked(framed);

        expect(Buffer.compare(body, Buffer.concat(chunks))).toBe(0);
        expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'AAAAAA==' });
      }),
    );
  });

  it('refuses anything else by name, and never hangs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          decodeAwsChunked(Buffer.from(bytes));
        } catch (error) {
          expect(error).toMatchObject({ name: 'IncompleteBody' });
        }
      }),
    );
    expect(() => decodeAwsChunked(Buffer.from('5\r\nabc\r\n0\r\n\r\n'))).toThrow('shorter than its size');
  });
});

describe('rangeOf', () => {
  it('never leaves the object', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(40), (first, last, size) => {
        for (const header of [`bytes=${first}-${last}`, `bytes=${first}-`, `bytes=-${last}`]) {
          const range = rangeOf(header, size);
          if (range === undefined) continue;
          expect(range.from).toBeGreaterThanOrEqual(0);
          expect(range.to).toBeLessThan(size);
          expect(range.from).toBeLessThanOrEqual(range.to);
        }
      }),
    );
  });
});

const signed =
  'AWS4-HMAC-SHA256 Credential=AKIDTEST/20261120/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';

async function start(options: TestWorldOptions = {}) {
  const world = testWorld(options);
  const s3 = await startS3(world);
  s3.createBucket('prompts');
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: s3.url,
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  open.push(s3, { close: () => client.destroy() });
  return {
    world,
    s3,
    client,
    put: (input: Omit<PutObjectCommandInput, 'Bucket'> & { Bucket?: string }) =>
      client.send(new PutObjectCommand({ Bucket: 'prompts', ...input })),
    get: (input: Omit<GetObjectCommandInput, 'Bucket'>) =>
      client.send(new GetObjectCommand({ Bucket: 'prompts', ...input })),
  };
}
