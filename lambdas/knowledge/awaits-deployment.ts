import type { AgentEnvironment } from '../aws/environment.ts';
import type { BusinessProfile } from './business-profile.ts';

/** What callers go on hearing, where the file says otherwise. */
export type AwaitsDeployment = Partial<Record<'greeting' | 'voice', string>>;

/**
 * What the file has changed and only a deployment brings to callers: the greeting, which the flow says before any code
 * has answered, and the voice of the lines that Connect says itself.
 */
export function awaitsDeployment(
  { greeting, voice }: Pick<BusinessProfile, 'greeting' | 'voice'>,
  { GREETING, VOICE_ID }: Pick<AgentEnvironment, 'GREETING' | 'VOICE_ID'>,
): AwaitsDeployment | undefined {
  const lag = {
    ...(greeting === GREETING ? {} : { greeting: GREETING }),
    ...(voice === VOICE_ID ? {} : { voice: VOICE_ID }),
  };
  return Object.keys(lag).length === 0 ? undefined : lag;
}
