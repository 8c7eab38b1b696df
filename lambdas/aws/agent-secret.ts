import * as z from 'zod/mini';

type SecretsSdk = typeof import('@aws-sdk/client-secrets-manager');

/** All that the deployment keeps secret, in one secret of Secrets Manager: each costs 40 cents a month. */
export interface AgentSecret {
  /** Part of the address at which the owner's calendar subscribes to the appointments. */
  readonly calendarToken: string;
}

const schema = z.object({ calendarToken: z.string().check(z.minLength(32)) });

/** A new value is taken up within this time; nobody who guesses makes more requests than one in it. */
const freshMs = 60_000;

let client: InstanceType<SecretsSdk['SecretsManagerClient']> | undefined;
let known: { readonly of: string; readonly atMs: number; readonly secret: AgentSecret } | undefined;

/** Reads the secret, at most once a minute. Throws when it has no usable value. */
export async function readAgentSecret(secretId: string, signal: AbortSignal): Promise<AgentSecret> {
  if (known?.of === secretId && Date.now() - known.atMs < freshMs) return known.secret;
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  client ??= new SecretsManagerClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }), {
    abortSignal: signal,
  });
  const secret = schema.safeParse(jsonOf(SecretString)).data;
  if (secret === undefined) {
    throw new Error(
      'The secret of the deployment has no usable value: it must be JSON with calendarToken, 32 characters or more.',
    );
  }
  known = { of: secretId, atMs: Date.now(), secret };
  return secret;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
