import type { AgentEnvironment } from '../lambdas/aws/environment.ts';

/** What a deployment may choose of the functions' environment. */
export type AgentSettings = Pick<
  AgentEnvironment,
  | 'KNOWLEDGE_KEY'
  | 'MODEL_ID'
  | 'EMBEDDING_MODEL_ID'
  | 'EMBEDDING_DIMENSIONS'
  | 'STRICT_TOOLS'
  | 'VOICE_ID'
  | 'LANGUAGE_CODE'
  | 'ASK_WAIT_MS'
  | 'RETENTION_DAYS'
>;

/** What a deployment has chosen when it has chosen nothing, in an account and on a laptop. */
export function defaultSettings(voice: {
  readonly voiceId: string;
  readonly languageCode: string;
}): AgentSettings {
  return {
    KNOWLEDGE_KEY: 'business.md',
    MODEL_ID: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    EMBEDDING_MODEL_ID: 'amazon.titan-embed-text-v2:0',
    // Each call begins by reading all vectors: half the numbers, half the bytes. An index keeps its dimensions for life.
    EMBEDDING_DIMENSIONS: '512',
    // Where a profile refuses them the model is asked again without, once in the life of an environment.
    STRICT_TOOLS: 'true',
    VOICE_ID: voice.voiceId,
    LANGUAGE_CODE: voice.languageCode,
    ASK_WAIT_MS: '5000',
    RETENTION_DAYS: '90',
  };
}
