import { afterEach, expect, it } from 'vitest';
import type { InvokeResult } from '../../../simulator/lambda/invoke.ts';
import { LambdaError } from '../../../simulator/lambda/lambda-error.ts';
import { type FunctionUrl, serveFunctionUrl } from '../../../simulator/lambda/serve-function-url.ts';

let served: FunctionUrl | undefined;
afterEach(() => served?.close());

async function serve(answer: (event: unknown) => unknown): Promise<string> {
  const invoke = async (_: string, event: unknown): Promise<InvokeResult> => ({
    statusCode: 200,
    requestId: 'request',
    payload: answer(event),
  });
  served = await serveFunctionUrl({ invoke }, 'feed', { nowMs: () => 0 });
  return served.url;
}

it('gives a request to the function in payload format 2.0', async () => {
  const url = await serve((event) => event);
  const answer = await fetch(`${url}a/b?x=1`, {
    method: 'POST',
    headers: { 'If-None-Match': '"1"', cookie: 'a=b' },
    body: 'hello',
  });
  expect(await answer.json()).toMatchObject({
    version: '2.0',
    rawPath: '/a/b',
    rawQueryString: 'x=1',
    queryStringParameters: { x: '1' },
    headers: { 'if-none-match': '"1"' },
    cookies: ['a=b'],
    requestContext: { accountId: 'anonymous', http: { method: 'POST', path: '/a/b' } },
    body: Buffer.from('hello').toString('base64'),
    isBase64Encoded: true,
  });
});

it('sends what the function answers, formed or not', async () => {
  const formed = { statusCode: 304, headers: { ETag: '"1"' }, body: '' };
  const answer = await fetch(await serve(() => formed));
  expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([304, '"1"', '']);
  await served?.close();
  const plain = await fetch(await serve(() => ({ any: 'thing' })));
  expect([plain.status, await plain.json()]).toEqual([200, { any: 'thing' }]);
});

it('tells of a function that fails, or is throttled, without saying why', async () => {
  const failing = await fetch(
    await serve(() => {
      throw new Error('a secret');
    }),
  );
  expect([failing.status, await failing.text()]).toEqual([502, '{"Message":"Internal Server Error"}']);
  await served?.close();
  const throttled = await fetch(
    await serve(() => {
      throw new LambdaError('TooManyRequestsException', 'Rate Exceeded.');
    }),
  );
  expect(throttled.status).toBe(429);
});
