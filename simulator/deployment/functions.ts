import type { AgentEnvironment } from '../../lambdas/aws/environment.ts';
import type { BusinessProfile } from '../../lambdas/knowledge/business-profile.ts';
import { type AgentSettings, defaultSettings } from '../../lib/agent-settings.ts';
import { functionLimits, type HandlerName } from '../../lib/function-limits.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import { account } from './account.ts';
import { storage } from './storage.ts';

/** Names that CloudFormation makes up in a real account. */
export const places = {
  CALLS_TABLE: 'calls',
  APPOINTMENTS_TABLE: 'appointments',
  RECORDS_TABLE_PREFIX: 'phone-agent-',
  PROMPTS_BUCKET: 'prompts-111111111111',
  KNOWLEDGE_BUCKET: 'knowledge-111111111111',
  VECTOR_BUCKET: 'knowledge-vectors',
  VECTOR_INDEX: 'passages',
  ORCHESTRATOR_FUNCTION: 'call-orchestrator',
  NOTICE_FUNCTION: 'send-notice',
  RECORDINGS_BUCKET: storage.bucket,
  AGENT_SECRET: account.secretArn('agent'),
  HOURS_OF_OPERATION_ARN: account.hoursArn,
  OWNER_TOPIC_ARN: account.topicArn,
};

/** The functions as `lib/` deploys them: the same bundle, limits and settings, under names of the laptop's account. */
export function functionsOf(options: {
  readonly handlers: Readonly<Record<string, string>>;
  readonly profile: Pick<BusinessProfile, 'greeting' | 'voice' | 'language'>;
  readonly lambdaLimitMs?: number;
  readonly settings?: Partial<AgentSettings>;
}): { readonly environment: AgentEnvironment; readonly all: readonly LambdaFunction[] } {
  const { greeting, voice, language } = options.profile;
  const environment = {
    ...defaultSettings({ greeting, voiceId: voice, languageCode: language }, account),
    ...options.settings,
    ...places,
  };
  const all = Object.entries(functionLimits).map(([name, limits]): LambdaFunction => {
    const entry = options.handlers[name];
    if (entry === undefined) throw new Error(`The bundle has no handler ${name}.`);
    return {
      name,
      arn: account.functionArn(name),
      entry,
      timeoutMs: (name === holder ? options.lambdaLimitMs : undefined) ?? limits.timeoutMs,
      memoryMb: limits.memoryMb,
      maximumRetryAttempts: limits.retryAttempts ?? 2,
      maximumEventAgeMs: limits.maxEventAgeMs ?? 21_600_000,
      environment,
    };
  });
  return { environment, all };
}

const holder: HandlerName = 'call-orchestrator';
