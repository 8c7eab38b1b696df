import { type AgentEnvironment, environmentSchema } from '../../lambdas/aws/environment.ts';
import { nonFilterableMetadata } from '../../lambdas/knowledge/knowledge-vector.ts';
import { defaultSettings } from '../../lib/agent-settings.ts';
import { startClock } from '../clock/start-clock.ts';
import { createDelays } from '../delays/create-delays.ts';
import { account } from '../deployment/account.ts';
import { places } from '../deployment/functions.ts';
import { createFaults } from '../fault-list.ts';
import { createJournal } from '../request-journal.ts';
import { startBedrock } from '../services/bedrock/start-bedrock.ts';
import { startS3Vectors } from '../services/s3vectors/start-s3-vectors.ts';
import { allGood } from '../switches.ts';
import type { World } from '../world.ts';

export interface EvalServices {
  readonly environment: AgentEnvironment;
  close(): Promise<void>;
}

/**
 * Starts what the brain needs behind the wire, for the SDK clients of this process, and no more: S3 Vectors on this
 * machine always, so that nothing is written to an account; Bedrock only when it is not `live`.
 */
export async function startEvalServices({ live }: { readonly live: boolean }): Promise<EvalServices> {
  const world = worldWithoutDelays();
  const [bedrock, s3vectors] = await Promise.all([
    live ? undefined : startBedrock(world),
    startS3Vectors(world),
  ]);
  const environment = environmentOf(live ? process.env : {});
  s3vectors.createIndex(environment.VECTOR_BUCKET, environment.VECTOR_INDEX, {
    dimension: Number(environment.EMBEDDING_DIMENSIONS),
    distanceMetric: 'cosine',
    nonFilterableMetadataKeys: [...nonFilterableMetadata],
  });
  process.env['AWS_ENDPOINT_URL_S3VECTORS'] = s3vectors.url;
  if (bedrock !== undefined) {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
      AWS_REGION: account.region,
      AWS_ACCESS_KEY_ID: 'AKIAEVAL',
      AWS_SECRET_ACCESS_KEY: 'secret',
    });
  }
  return {
    environment,
    async close() {
      await Promise.all([bedrock?.close(), s3vectors.close()]);
    },
  };
}

/** As deployed, with what the shell says of the model (`MODEL_ID`, `EMBEDDING_MODEL_ID`, …). */
function environmentOf(shell: Readonly<Record<string, string | undefined>>): AgentEnvironment {
  const deployed: Readonly<Record<string, string>> = {
    ...defaultSettings({ greeting: 'Hello.', voiceId: 'Ruth', languageCode: 'en-US' }, account),
    ...places,
  };
  return environmentSchema.parse(
    Object.fromEntries(
      Object.entries(deployed).map(([name, value]) => [
        name,
        name in places ? value : (shell[name] ?? value),
      ]),
    ),
  );
}

function worldWithoutDelays(): World {
  const clock = startClock({ startMs: Date.now(), speed: 1 });
  return {
    clock,
    seed: 'eval',
    journal: createJournal(),
    switches: allGood,
    quotas: 'raised-quotas',
    delays: createDelays({ profile: 'instant', seed: 'eval', clock, without: [] }),
    faults: createFaults([]),
    callerOf: () => undefined,
  };
}
