import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, it } from 'vitest';
import { startSecretsManager } from '../../../../simulator/services/secrets-manager/start-secrets-manager.ts';
import { type TestWorldOptions, testWorld } from '../../test-world.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

describe('startSecretsManager', () => {
  it('gives a secret by name and by ARN', async () => {
    const { secrets, read } = await start();
    secrets.putSecret('sms', '{"token":"t"}');

    const byName = await read('sms');
    const byArn = await read(byName.ARN ?? '');

    expect(byName).toMatchObject({
      Name: 'sms',
      SecretString: '{"token":"t"}',
      VersionStages: ['AWSCURRENT'],
    });
    expect(byArn.SecretString).toBe('{"token":"t"}');
    expect(byName.CreatedDate?.toISOString()).toMatch(/^2026-11-20T09:00:0/);
  });

  it('gives the newest value, as another version', async () => {
    const { secrets, read } = await start();
    secrets.putSecret('sms', 'old');
    const old = await read('sms');

    secrets.putSecret('sms', 'new');

    expect(await read('sms')).toMatchObject({ SecretString: 'new' });
    expect((await read('sms')).VersionId).not.toBe(old.VersionId);
  });

  it('refuses a secret that there is not, by name', async () => {
    const { read, world } = await start();

    await expect(read('nothing')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(world.journal.entries).toMatchObject([
      {
        service: 'secrets-manager',
        operation: 'GetSecretValue',
        resource: 'nothing',
        outcome: 'ResourceNotFoundException',
      },
    ]);
  });

  it('is broken by a fault', async () => {
    const { read } = await start({ faults: [{ service: 'secrets-manager', kind: 'error' }] });

    await expect(read('sms')).rejects.toMatchObject({ name: 'InternalServiceError' });
  });
});

async function start(options: TestWorldOptions = {}) {
  const world = testWorld(options);
  const secrets = await startSecretsManager(world);
  const client = new SecretsManagerClient({
    region: 'us-east-1',
    endpoint: secrets.url,
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  open.push(secrets, { close: () => client.destroy() });
  return { world, secrets, read: (SecretId: string) => client.send(new GetSecretValueCommand({ SecretId })) };
}
