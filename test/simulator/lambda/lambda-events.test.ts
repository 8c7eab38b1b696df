import { afterEach, describe, expect, it } from 'vitest';
import { quietWorld } from '../quiet-world.ts';
import { closeLambdas, contactId, functionNamed, lambdaIn, sync } from './lambda-rig.ts';

afterEach(closeLambdas);

describe('Event invocations of Lambda', () => {
  it('are accepted at once and run after their delay', async () => {
    const world = quietWorld({ speed: 8, delaysMs: { 'lambda.event-invoke': 160 } });
    const lambda = await lambdaIn(world, functionNamed('echo'));

    const accepted = await lambda.invoke('echo', { do: 'echo', contactId }, { mode: 'Event' });
    const ranAtOnce = world.journal.entries.length;
    await lambda.whenIdle();

    expect(accepted).toMatchObject({ statusCode: 202, payload: undefined });
    expect(ranAtOnce).toBe(0);
    expect(world.journal.entries).toMatchObject([{ operation: 'echo', contactId, outcome: 'ok' }]);
    expect(world.journal.entries[0]?.injectedMs).toBe(160);
  });

  it('are tried again after one and two minutes when the code fails, then dropped', async () => {
    const world = quietWorld();
    const lambda = await lambdaIn(world, functionNamed('echo'));

    await lambda.invoke('echo', { do: 'throw' }, { mode: 'Event' });
    await expect.poll(() => world.journal.entries.length).toBe(1);
    world.clock.jump(60_000);
    await expect.poll(() => world.journal.entries.length).toBe(2);
    world.clock.jump(60_000);
    await new Promise(setImmediate);
    world.clock.jump(60_000);
    await lambda.whenIdle();

    const [first, second, third] = world.journal.entries.map(({ atMs }) => atMs);
    expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(60_000);
    expect(Number(third) - Number(second)).toBeGreaterThanOrEqual(120_000);
    const outcomes = world.journal.entries.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['RangeError', 'RangeError', 'RangeError', 'retries-exhausted']);
  });

  it('are not tried again when the function says so', async () => {
    const world = quietWorld();
    const lambda = await lambdaIn(world, functionNamed('echo', { maximumRetryAttempts: 0 }));

    await lambda.invoke('echo', { do: 'throw' }, { mode: 'Event' });
    await lambda.whenIdle();

    expect(world.journal.entries.map(({ outcome }) => outcome)).toEqual(['RangeError', 'retries-exhausted']);
  });

  it('wait out a throttle, and are dropped when they are too old', async () => {
    const world = quietWorld({ speed: 8 });
    const lambda = await lambdaIn(world, functionNamed('echo', { maximumEventAgeMs: 60_000 }));
    world.faults.add({ service: 'lambda', operation: 'echo', nth: [1, 3, 4], kind: 'throttle' });

    await lambda.invoke('echo', { do: 'echo' }, { mode: 'Event' });
    await lambda.whenIdle();
    await lambda.invoke('echo', { do: 'echo' }, { mode: 'Event' });
    await expect.poll(() => world.journal.entries.length).toBe(3);
    world.clock.jump(61_000);
    await lambda.whenIdle();

    const outcomes = world.journal.entries.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['TooManyRequestsException', 'ok', 'TooManyRequestsException', 'event-too-old']);
  });
});

describe('faults of Lambda', () => {
  it.each([
    ['throttle', { code: 'TooManyRequestsException' }],
    ['error', { code: 'ServiceException' }],
  ] as const)('%s: the service refuses', async (kind, expected) => {
    const world = quietWorld();
    const lambda = await lambdaIn(world, functionNamed('echo'));
    world.faults.add({ service: 'lambda', operation: 'echo', nth: 1, kind });

    await expect(lambda.invoke('echo', { do: 'echo' }, sync)).rejects.toMatchObject(expected);
    await expect(lambda.invoke('echo', { do: 'echo' }, sync)).resolves.toMatchObject({ statusCode: 200 });
  });

  it('hang: no answer until the function’s time-out', async () => {
    const world = quietWorld({ speed: 8 });
    const lambda = await lambdaIn(world, functionNamed('echo', { timeoutMs: 400 }));
    world.faults.add({ service: 'lambda', operation: 'echo', kind: 'hang' });

    const { payload } = await lambda.invoke('echo', { do: 'echo' }, sync);

    expect(payload).toMatchObject({ errorType: 'Sandbox.Timedout' });
  });

  it('kill: the environment ends in the middle', async () => {
    const world = quietWorld({ speed: 8 });
    const lambda = await lambdaIn(world, functionNamed('echo'));
    world.faults.add({ service: 'lambda', operation: 'echo', kind: 'kill', delayMs: 80 });

    const { payload } = await lambda.invoke('echo', { do: 'sleep', ms: 60_000 }, sync);

    expect(payload).toMatchObject({ errorType: 'Runtime.ExitError' });
  });
});
