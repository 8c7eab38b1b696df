import { uuid } from '../uuid.ts';

/** An agent is a user of the instance. */
export function agentArn(instanceArn: string, name: string): string {
  return `${instanceArn}/agent/${uuid(`${instanceArn}/agent/${name}`)}`;
}
