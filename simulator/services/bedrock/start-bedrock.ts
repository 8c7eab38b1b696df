import { restJsonService } from '../../wire/json-service.ts';
import type { Listener } from '../../wire/listen.ts';
import { serve } from '../../wire/serve.ts';
import type { World } from '../../world.ts';
import { type Brain, ruleBrain } from './brain.ts';
import { converseStream } from './converse-stream.ts';
import { invokeTitan } from './invoke-titan.ts';
import { TokenQuota } from './token-quota.ts';

/**
 * Stands in for Bedrock Runtime over HTTP/1.1: ConverseStream for Claude Haiku 4.5, InvokeModel for Titan Text
 * Embeddings V2. It is no language model: `brain` answers by rules.
 */
export function startBedrock(world: World, brain: Brain = ruleBrain): Promise<Listener> {
  const quota = new TokenQuota(world);
  return serve(
    world,
    restJsonService({
      name: 'bedrock',
      connectStage: 'bedrock.connect',
      throttling: {
        name: 'ThrottlingException',
        status: 429,
        message: 'Too many requests, please wait before trying again.',
      },
      failure: {
        name: 'ServiceUnavailableException',
        status: 503,
        message: 'Bedrock is unable to process your request.',
      },
      operations: [converseStream(world, quota, brain), invokeTitan(quota, brain)],
    }),
  );
}
