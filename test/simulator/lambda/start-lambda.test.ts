import { afterEach, describe, expect, it } from 'vitest';
import { LambdaError } from '../../../simulator/lambda/lambda-error.ts';
import { quietWorld } from '../quiet-world.ts';
import { closeLambdas, contactId, entry, functionNamed, lambdaIn, sync } from './lambda-rig.ts';

afterEach(closeLambdas);

describe('startLambda', () => {
  it('answers with what the handler returns, and keeps the environment for the next event', async () => {
    const lambda = await lambdaIn(quietWorld(), functionNamed('echo'));

    const first = await lambda.invoke('echo', { do: 'echo', n: 1 }, sync);
    const second = await lambda.invoke('echo', { do: 'echo', n: 2 }, sync);
    const nothing = await lambda.invoke('echo', { do: 'nothing' }, sync);

    expect(first).toMatchObject({ statusCode: 200, payload: { event: { n: 1 }, invocations: 1 } });
    expect(second.payload).toMatchObject({ invocations: 2 });
    expect(nothing.payload).toBeNull();
  });

  it('gives each event at once an environment of its own', async () => {
    const lambda = await lambdaIn(quietWorld(), functionNamed('echo'));

    const both = await Promise.all([
      lambda.invoke('echo', { do: 'sleep', ms: 50 }, sync),
      lambda.invoke('echo', { do: 'environment' }, sync),
    ]);
    const keys = await Promise.all([1, 2].map(() => lambda.invoke('echo', { do: 'environment' }, sync)));

    expect(both).toHaveLength(2);
    expect(new Set(keys.map(({ payload }) => Object(payload).AWS_ACCESS_KEY_ID)).size).toBe(2);
  });

  it('shows the function Lambda’s environment, its own variables, and nothing of this machine', async () => {
    const lambda = await lambdaIn(quietWorld(), functionNamed('echo'));

    const { payload } = await lambda.invoke('echo', { do: 'environment' }, sync);

    expect(payload).toMatchObject({
      AWS_LAMBDA_FUNCTION_NAME: 'echo',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_REGION: 'us-east-1',
      CALLS_TABLE: 'calls',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_LAMBDA: lambda.url,
    });
    expect(payload).not.toHaveProperty('HOME');
    expect(payload).not.toHaveProperty('PATH');
  });

  it('gives the context that Node’s runtime gives', async () => {
    const lambda = await lambdaIn(quietWorld({ speed: 8 }), functionNamed('echo', { timeoutMs: 10_000 }));

    const { payload, requestId } = await lambda.invoke('echo', { do: 'context' }, sync);

    expect(payload).toMatchObject({
      awsRequestId: requestId,
      functionName: 'echo',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:echo',
      memoryLimitInMB: '512',
      callbackWaitsForEmptyEventLoop: true,
    });
    expect(Object(payload).remainingMs).toBeGreaterThan(5_000);
    expect(Object(payload).remainingMs).toBeLessThanOrEqual(10_000);
  });

  it('runs the code at the world’s date and speed', async () => {
    const startMs = Date.parse('2031-05-06T07:08:09Z');
    const world = quietWorld({ speed: 8, startMs });
    const lambda = await lambdaIn(world, functionNamed('echo'));
    await lambda.warm('echo', 1);

    const { payload: time } = await lambda.invoke('echo', { do: 'time' }, sync);
    const beforeMs = world.clock.nowMs();
    const { payload: slept } = await lambda.invoke('echo', { do: 'sleep', ms: 400 }, sync);
    const tookMs = world.clock.nowMs() - beforeMs;

    expect(Object(time).dateMs).toBeGreaterThanOrEqual(startMs);
    expect(Object(time).dateMs).toBeLessThanOrEqual(beforeMs);
    expect(Object(slept).sleptMs).toBeGreaterThanOrEqual(390);
    expect(tookMs).toBeLessThan(3_200);
  });

  it('freezes work left after the answer, and lets it go on with the next event', async () => {
    const world = quietWorld();
    const lambda = await lambdaIn(world, functionNamed('echo'));

    await lambda.invoke('echo', { do: 'leave-work' }, sync);
    await world.clock.sleep(60);
    const { payload } = await lambda.invoke('echo', { do: 'count-work', ms: 60 }, sync);

    expect(Object(payload).before).toBe(0);
    expect(Object(payload).after).toBeGreaterThan(3);
  });

  it('reports what the code throws, with its type and stack, and goes on with the same environment', async () => {
    const lambda = await lambdaIn(quietWorld(), functionNamed('echo'));

    const thrown = await lambda.invoke('echo', { do: 'throw' }, sync);
    const after = await lambda.invoke('echo', { do: 'echo' }, sync);

    expect(thrown).toMatchObject({
      statusCode: 200,
      functionError: 'Unhandled',
      payload: { errorType: 'RangeError', errorMessage: 'no such slot' },
    });
    expect(Object(thrown.payload).trace[0]).toBe('RangeError: no such slot');
    expect(after.payload).toMatchObject({ invocations: 2 });
  });

  it.each([
    ['exit', { errorType: 'Runtime.ExitError' }],
    ['never', { errorType: 'Runtime.ExitError' }],
    ['reject', { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'left alone' }],
  ])('answers for an environment that ends itself (%s), and starts a new one', async (ending, expected) => {
    const lambda = await lambdaIn(quietWorld(), functionNamed('echo'));

    const ended = await lambda.invoke('echo', { do: ending }, sync);
    const after = await lambda.invoke('echo', { do: 'echo' }, sync);

    expect(ended).toMatchObject({ functionError: 'Unhandled', payload: expected });
    expect(after.payload).toMatchObject({ invocations: 1 });
  });

  it('says why a handler file cannot be loaded', async () => {
    const lambda = await lambdaIn(quietWorld(), functionNamed('echo', { entry: `${entry}.missing` }));

    const { functionError, payload } = await lambda.invoke('echo', { do: 'echo' }, sync);

    expect(functionError).toBe('Unhandled');
    expect(Object(payload).errorMessage).toContain('Cannot find module');
  });

  it('ends the environment at the function’s time-out, counted in simulated time', async () => {
    const world = quietWorld({ speed: 8 });
    const lambda = await lambdaIn(world, functionNamed('echo', { timeoutMs: 800 }));
    await lambda.warm('echo', 1);

    const { functionError, payload } = await lambda.invoke('echo', { do: 'sleep', ms: 60_000 }, sync);
    const after = await lambda.invoke('echo', { do: 'echo' }, sync);

    expect(functionError).toBe('Unhandled');
    expect(Object(payload).errorMessage).toMatch(/Task timed out after 0.80 seconds$/);
    expect(after.payload).toMatchObject({ invocations: 1 });
  });

  it('lets a caller lose patience while the function goes on', async () => {
    const world = quietWorld({ speed: 8 });
    const lambda = await lambdaIn(world, functionNamed('echo'));
    await lambda.warm('echo', 1);

    const invoked = lambda.invoke('echo', { do: 'sleep', ms: 400 }, { ...sync, timeLimitMs: 80 });
    await expect(invoked).rejects.toMatchObject({ code: 'TimeLimitExceeded' });
    await world.clock.sleep(800);
    const after = await lambda.invoke('echo', { do: 'echo' }, sync);

    expect(after.payload).toMatchObject({ invocations: 2 });
  });

  it('stops waiting for an answer when the signal aborts', async () => {
    const lambda = await lambdaIn(quietWorld(), functionNamed('echo'));
    const stop = new AbortController();

    const invoked = lambda.invoke('echo', { do: 'sleep', ms: 60_000 }, { ...sync, signal: stop.signal });
    stop.abort(new Error('hung up'));

    await expect(invoked).rejects.toThrow('hung up');
  });

  it('crashes only the environments that serve a contact', async () => {
    const world = quietWorld();
    const lambda = await lambdaIn(world, functionNamed('call-orchestrator'));
    await lambda.warm('call-orchestrator', 2);
    const other = lambda.invoke('call-orchestrator', { do: 'sleep', ms: 40, contactId: 'other' }, sync);
    const running = lambda.invoke('call-orchestrator', { do: 'sleep', ms: 60_000, contactId }, sync);
    await world.clock.sleep(10);

    const killed = lambda.kill('call-orchestrator', contactId);

    expect(killed).toBe(1);
    await expect(running).resolves.toMatchObject({ payload: { errorType: 'Runtime.ExitError' } });
    await expect(other).resolves.not.toHaveProperty('functionError');
  });

  it('knows by its signature which environment asks, and for which contact', async () => {
    const lambda = await lambdaIn(quietWorld(), functionNamed('next-step'));
    const event = { Details: { ContactData: { ContactId: contactId } } };
    const { payload } = await lambda.invoke('next-step', { do: 'environment', ...event }, sync);
    const key = Object(payload).AWS_ACCESS_KEY_ID;

    const idle = lambda.callerOf(key);
    const running = lambda.invoke('next-step', { do: 'sleep', ms: 300, ...event }, sync);
    await expect.poll(() => lambda.callerOf(key)).toEqual({ functionName: 'next-step', contactId });
    await running;

    expect(idle).toEqual({ functionName: 'next-step' });
    expect(lambda.callerOf('ASIASOMEBODYELSE')).toBeUndefined();
  });

  it('keeps what functions write, line by line', async () => {
    const lambda = await lambdaIn(quietWorld(), functionNamed('echo'));

    await lambda.invoke('echo', { do: 'log', contactId }, sync);

    expect(lambda.logs).toMatchObject([
      { functionName: 'echo', contactId, stream: 'stdout', line: 'a line' },
      { functionName: 'echo', contactId, stream: 'stderr', line: 'half a line' },
    ]);
  });

  it('starts anew after a quarter of an hour without work', async () => {
    const world = quietWorld();
    const lambda = await lambdaIn(world, functionNamed('echo'));

    await lambda.invoke('echo', { do: 'echo' }, sync);
    world.clock.jump(16 * 60_000);
    const { payload } = await lambda.invoke('echo', { do: 'echo' }, sync);

    expect(payload).toMatchObject({ invocations: 1 });
  });

  it('delays a cold start and not a warm one, and writes both to the journal', async () => {
    const world = quietWorld({ speed: 8, delaysMs: { 'lambda.cold-start': 80 } });
    const lambda = await lambdaIn(world, functionNamed('echo'));

    await lambda.invoke('echo', { do: 'echo', contactId }, sync);
    await lambda.invoke('echo', { do: 'throw', contactId }, sync);

    expect(world.journal.entries).toMatchObject([
      { service: 'lambda', operation: 'echo', contactId, injectedMs: 80, outcome: 'ok' },
      { service: 'lambda', operation: 'echo', contactId, injectedMs: 0, outcome: 'RangeError' },
    ]);
  });

  describe('limits', () => {
    it('refuses the 11th event at once on an account’s default quota', async () => {
      const lambda = await lambdaIn(quietWorld(), functionNamed('echo'));
      const stop = new AbortController();
      const running = Array.from({ length: 10 }, () =>
        lambda.invoke('echo', { do: 'sleep', ms: 60_000 }, { ...sync, signal: stop.signal }),
      );

      const eleventh = lambda.invoke('echo', { do: 'echo' }, sync);

      await expect(eleventh).rejects.toMatchObject({ code: 'TooManyRequestsException', statusCode: 429 });
      stop.abort();
      await Promise.allSettled(running);
    });

    it('refuses payloads over 6 MB, events over 256 KB, and answers over 6 MB', async () => {
      const lambda = await lambdaIn(quietWorld(), functionNamed('echo'));
      const of = (bytes: number) => ({ do: 'echo', text: 'x'.repeat(bytes) });

      await expect(lambda.invoke('echo', of(6_291_556), sync)).rejects.toMatchObject({ statusCode: 413 });
      await expect(lambda.invoke('echo', of(262_144), { mode: 'Event' })).rejects.toMatchObject({
        statusCode: 413,
      });
      const big = await lambda.invoke('echo', { do: 'big', bytes: 6_291_556 }, sync);
      expect(big).toMatchObject({ payload: { errorType: 'Function.ResponseSizeTooLarge' } });
    });

    it('refuses a function that nobody deployed', async () => {
      const lambda = await lambdaIn(quietWorld());
      const invoked = lambda.invoke('nobody', {}, sync);
      await expect(invoked).rejects.toBeInstanceOf(LambdaError);
      await expect(invoked).rejects.toMatchObject({ statusCode: 404 });
    });

    it.each([
      ['timeoutMs', { timeoutMs: 900_001 }],
      ['maximumEventAgeMs', { maximumEventAgeMs: 1_000 }],
      ['memoryMb', { memoryMb: 64 }],
      ['environment', { environment: { AWS_REGION: 'here' } }],
    ])('refuses to deploy a function whose %s is out of bounds', async (field, change) => {
      const lambda = await lambdaIn(quietWorld());
      expect(() => lambda.register(functionNamed('echo', change))).toThrow(field);
    });
  });
});
