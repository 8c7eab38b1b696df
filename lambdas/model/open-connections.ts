import type { AgentEnvironment } from '../aws/environment.ts';
import { embed } from './embed.ts';

/**
 * Opens connections to Bedrock before they are needed: a new one takes most of a second (about 870 ms in
 * openai/codex#46807), and one whose request was aborted is gone. Embedding one word is the cheapest request that
 * goes the whole way. Failures are left to the request that needs the connection; never rejects.
 */
export async function openConnections(
  count: number,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<void> {
  await Promise.allSettled(Array.from({ length: count }, () => embed('hello', environment, signal)));
}
