import {
  GetSecretValue$,
  type GetSecretValueRequest,
  type GetSecretValueResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError } from '../../wire/aws-error.ts';
import { awsJsonService } from '../../wire/json-service.ts';
import type { Listener } from '../../wire/listen.ts';
import { operation } from '../../wire/operation.ts';
import { serve } from '../../wire/serve.ts';
import type { World } from '../../world.ts';

export interface SecretsManager extends Listener {
  /** Creates the secret or gives it a new value. `name` may be an ARN. */
  putSecret(name: string, value: string): void;
}

interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly value: string;
  readonly version: number;
  readonly createdMs: number;
}

/** Stands in for Secrets Manager: GetSecretValue of the current version. */
export async function startSecretsManager(world: World): Promise<SecretsManager> {
  const secrets = new Map<string, Secret>();
  const service = awsJsonService({
    name: 'secrets-manager',
    invalid: { name: 'InvalidParameterException', status: 400 },
    throttling: { name: 'ThrottlingException', status: 400 },
    failure: { name: 'InternalServiceError', status: 500 },
    operations: [
      operation<GetSecretValueRequest, GetSecretValueResponse>(GetSecretValue$, {
        resourceOf: ({ SecretId }) => SecretId,
        async answer({ SecretId = '', VersionStage = 'AWSCURRENT' }) {
          const secret = secrets.get(SecretId);
          if (secret === undefined) {
            throw new AwsError(
              'ResourceNotFoundException',
              "Secrets Manager can't find the specified secret.",
            );
          }
          if (VersionStage !== 'AWSCURRENT') {
            throw new AwsError(
              'ResourceNotFoundException',
              `Secrets Manager can't find the specified secret value for staging label: ${VersionStage}`,
            );
          }
          return {
            ARN: secret.arn,
            Name: secret.name,
            SecretString: secret.value,
            VersionId: `00000000-0000-4000-8000-${String(secret.version).padStart(12, '0')}`,
            VersionStages: ['AWSCURRENT'],
            CreatedDate: new Date(secret.createdMs),
          };
        },
      }),
    ],
  });
  const listener = await serve(world, service);
  return {
    ...listener,
    putSecret(name, value) {
      const known = secrets.get(name);
      const plain = known?.name ?? name.replace(/^arn:aws:secretsmanager:[^:]*:\d*:secret:(.*)-\w{6}$/, '$1');
      const arn =
        known?.arn ??
        (name.startsWith('arn:')
          ? name
          : `arn:aws:secretsmanager:us-east-1:111111111111:secret:${name}-a1b2c3`);
      const version = (known?.version ?? 0) + 1;
      const secret: Secret = { arn, name: plain, value, version, createdMs: world.clock.nowMs() };
      secrets.set(plain, secret);
      secrets.set(arn, secret);
    },
  };
}
