import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import type { LambdaService } from '../../../simulator/lambda/start-lambda.ts';
import { quietWorld } from '../quiet-world.ts';
import { closeLambdas, contactId, functionNamed, lambdaIn } from './lambda-rig.ts';

afterEach(closeLambdas);

describe('the API of Lambda', () => {
  function clientOf(lambda: LambdaService): LambdaClient {
    return new LambdaClient({
      region: 'us-east-1',
      endpoint: lambda.url,
      maxAttempts: 1,
      credentials: { accessKeyId: 'ASIATESTER', secretAccessKey: 'secret' },
    });
  }
  const encode = (payload: unknown) => new TextEncoder().encode(JSON.stringify(payload));

  it('serves the real client: answers, errors of the code, events', async () => {
    const world = quietWorld();
    const lambda = await lambdaIn(world, functionNamed('echo'));
    const client = clientOf(lambda);

    const answered = await client.send(
      new InvokeCommand({ FunctionName: 'echo', Payload: encode({ do: 'echo', n: 1, contactId }) }),
    );
    const thrown = await client.send(
      new InvokeCommand({
        FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:echo',
        Payload: encode({ do: 'throw' }),
      }),
    );
    const event = await client.send(
      new InvokeCommand({ FunctionName: 'echo', InvocationType: 'Event', Payload: encode({ do: 'echo' }) }),
    );
    await lambda.whenIdle();

    expect(JSON.parse(answered.Payload?.transformToString() ?? '')).toMatchObject({ event: { n: 1 } });
    expect(thrown).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(event.StatusCode).toBe(202);
    const asked = world.journal.entries.filter(({ operation }) => operation === 'Invoke');
    expect(asked).toMatchObject([
      { accessKeyId: 'ASIATESTER', resource: 'echo', outcome: 'ok' },
      { accessKeyId: 'ASIATESTER', outcome: 'ok' },
      { accessKeyId: 'ASIATESTER', outcome: 'ok' },
    ]);
    client.destroy();
  });

  it('refuses with the classes that the client knows', async () => {
    const world = quietWorld();
    const lambda = await lambdaIn(world, functionNamed('echo'));
    world.faults.add({ service: 'lambda', operation: 'echo', kind: 'throttle' });
    const client = clientOf(lambda);

    await expect(client.send(new InvokeCommand({ FunctionName: 'nobody' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(client.send(new InvokeCommand({ FunctionName: 'echo' }))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
    const unreadable = new InvokeCommand({ FunctionName: 'echo', Payload: new TextEncoder().encode('{') });
    await expect(client.send(unreadable)).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
    client.destroy();
  });
});
