import { PublishCommand } from '@aws-sdk/client-sns';
import type { AgentEnvironment } from '../aws/environment.ts';
import { sns } from '../aws/sns.ts';
import type { KnowledgeFileError } from './knowledge-problem.ts';
import { problemsText } from './knowledge-report.ts';

/** SNS takes 256 KB; who has more to mend than this begins at the top. */
const longestMessage = 20_000;

/** Tells the owner by e-mail why a save was refused. Rejects when SNS does not take it. */
export async function tellOwner(
  refused: KnowledgeFileError,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const command = new PublishCommand({ TopicArn: environment.OWNER_TOPIC_ARN, ...refusalMessage(refused) });
  await sns().send(command, { abortSignal: signal });
}

/** Subjects are up to 99 characters of ASCII (SNS API reference, "Publish"), and file names may be anything. */
export function refusalMessage(refused: KnowledgeFileError): {
  readonly Subject: string;
  readonly Message: string;
} {
  const count = refused.problems.length;
  const text = [
    'Your phone agent could not take over the file that you saved. It goes on with the version before.',
    problemsText(refused),
    'Mend these lines and save the file again.',
  ].join('\n\n');
  return {
    Subject: `Your phone agent: ${count} ${count === 1 ? 'problem' : 'problems'} in the knowledge file`,
    Message: text.length > longestMessage ? `${text.slice(0, longestMessage)}\n…` : text,
  };
}
