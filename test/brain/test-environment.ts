import type { AgentEnvironment } from '../../lambdas/aws/environment.ts';

/** Names of a deployment that exists only in tests. */
export const testEnvironment: AgentEnvironment = {
  CALLS_TABLE: 'calls',
  RECORDS_TABLE_PREFIX: 'test-',
  APPOINTMENTS_TABLE: 'appointments',
  PROMPTS_BUCKET: 'prompts',
  KNOWLEDGE_BUCKET: 'knowledge',
  KNOWLEDGE_KEY: 'business.md',
  VECTOR_BUCKET: 'vectors',
  VECTOR_INDEX: 'knowledge',
  ORCHESTRATOR_FUNCTION: 'orchestrator',
  AGENT_SECRET: 'agent',
  HOURS_OF_OPERATION_ARN: 'arn:aws:connect:us-east-1:111111111111:instance/i/operating-hours/h',
  OWNER_TOPIC_ARN: 'arn:aws:sns:us-east-1:111111111111:owner',
  MODEL_ID: 'model',
  MODEL_ID_HEDGE: 'second-model',
  HEDGE_REGION: 'us-west-2',
  THINK_AHEAD: 'true',
  EMBEDDING_MODEL_ID: 'titan',
  EMBEDDING_DIMENSIONS: '256',
  STRICT_TOOLS: 'true',
  GREETING: 'Thanks for calling Shop.',
  VOICE_ID: 'Ruth',
  LANGUAGE_CODE: 'en-US',
  ASK_WAIT_MS: '5000',
  RETENTION_DAYS: '90',
};
