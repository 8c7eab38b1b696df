import type { AgentEnvironment } from '../../lambdas/aws/environment.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import { account } from './account.ts';

const environment: AgentEnvironment = {
  CALLS_TABLE: 'calls',
  PROMPTS_BUCKET: 'prompts-111111111111',
  KNOWLEDGE_BUCKET: 'knowledge-111111111111',
  KNOWLEDGE_KEY: 'business.md',
  VECTOR_BUCKET: 'knowledge-vectors',
  VECTOR_INDEX: 'passages',
  ORCHESTRATOR_FUNCTION: 'call-orchestrator',
  MODEL_ID: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
  EMBEDDING_MODEL_ID: 'amazon.titan-embed-text-v2:0',
  EMBEDDING_DIMENSIONS: '512',
  STRICT_TOOLS: 'true',
  VOICE_ID: 'Ruth',
  LANGUAGE_CODE: 'en-US',
  ASK_WAIT_MS: '5000',
  RETENTION_DAYS: '90',
};

/** The functions as `lib/` deploys them: the same bundle, limits and environment. */
export function functionsOf(options: {
  readonly handlers: Readonly<Record<string, string>>;
  readonly lambdaLimitMs?: number;
}): { readonly environment: AgentEnvironment; readonly all: readonly LambdaFunction[] } {
  const limits: Readonly<Record<string, Partial<LambdaFunction>>> = {
    'next-step': { timeoutMs: 8_000 },
    'call-orchestrator': {
      timeoutMs: options.lambdaLimitMs ?? 900_000,
      memoryMb: 1_769,
      maximumRetryAttempts: 0,
      maximumEventAgeMs: 60_000,
    },
    'knowledge-sync': { timeoutMs: 300_000 },
  };
  const all = Object.entries(options.handlers).map(
    ([name, entry]): LambdaFunction => ({
      name,
      arn: account.functionArn(name),
      entry,
      timeoutMs: 30_000,
      memoryMb: 512,
      maximumRetryAttempts: 2,
      maximumEventAgeMs: 21_600_000,
      environment: { ...environment, POWERTOOLS_LOG_LEVEL: 'INFO' },
      ...limits[name],
    }),
  );
  return { environment, all };
}
