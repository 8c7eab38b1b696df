import type { AgentEnvironment } from '../aws/environment.ts';
import type { BusinessProfile } from './business-profile.ts';

/** The environment with the voice and the language that the file asks for now, whatever was deployed. */
export function inVoiceOf(
  { voice, language }: Pick<BusinessProfile, 'voice' | 'language'>,
  environment: AgentEnvironment,
): AgentEnvironment {
  return { ...environment, VOICE_ID: voice, LANGUAGE_CODE: language };
}
