import type { AgentEnvironment } from '../lambdas/aws/environment.ts';

/** What a deployment may choose of the functions' environment. */
export type AgentSettings = Pick<
  AgentEnvironment,
  | 'KNOWLEDGE_KEY'
  | 'MODEL_ID'
  | 'MODEL_ID_HEDGE'
  | 'HEDGE_REGION'
  | 'THINK_AHEAD'
  | 'EMBEDDING_MODEL_ID'
  | 'EMBEDDING_DIMENSIONS'
  | 'STRICT_TOOLS'
  | 'GREETING'
  | 'VOICE_ID'
  | 'LANGUAGE_CODE'
  | 'ASK_WAIT_MS'
  | 'RETENTION_DAYS'
  | 'VOICEMAIL_SUMMARY'
>;

const model = 'anthropic.claude-haiku-4-5-20251001-v1:0';

/**
 * The cross-Region inference profile that is asked beside the global one: of the Region's own part of the world, with
 * Regions and a quota of its own. Elsewhere the global one is asked twice.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
 */
function profileOf(region: string): 'us' | 'eu' | 'global' {
  const part = /^(us|eu)-[a-z]+-\d$/.exec(region)?.[1];
  return part === 'us' || part === 'eu' ? part : 'global';
}

/** What a deployment has chosen when it has chosen nothing, in an account and on a laptop. */
export function defaultSettings(
  business: { readonly greeting: string; readonly voiceId: string; readonly languageCode: string },
  where: { readonly region: string },
): AgentSettings {
  return {
    KNOWLEDGE_KEY: 'business.md',
    MODEL_ID: `global.${model}`,
    MODEL_ID_HEDGE: `${profileOf(where.region)}.${model}`,
    HEDGE_REGION: where.region,
    THINK_AHEAD: 'true',
    EMBEDDING_MODEL_ID: 'amazon.titan-embed-text-v2:0',
    // Each call begins by reading all vectors: half the numbers, half the bytes. An index keeps its dimensions for life.
    EMBEDDING_DIMENSIONS: '512',
    // Where a profile refuses them the model is asked again without, once in the life of an environment.
    STRICT_TOOLS: 'true',
    GREETING: business.greeting,
    VOICE_ID: business.voiceId,
    LANGUAGE_CODE: business.languageCode,
    ASK_WAIT_MS: '5000',
    RETENTION_DAYS: '90',
    VOICEMAIL_SUMMARY: 'true',
  };
}
