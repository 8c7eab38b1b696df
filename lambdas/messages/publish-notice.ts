import { PublishCommand } from '@aws-sdk/client-sns';
import type { AgentEnvironment } from '../aws/environment.ts';
import { sns } from '../aws/sns.ts';

/** Subjects are up to 99 characters of ASCII, without line breaks (SNS API reference, "Publish"). */
const longestSubject = 99;
/** Of 256 KB that SNS takes; nobody reads more. */
const longestMessage = 20_000;

export interface Notice {
  readonly subject: string;
  readonly message: string;
}

/** Tells the owner by e-mail. Rejects when SNS does not take it. */
export async function publishNotice(
  { subject, message }: Notice,
  environment: Pick<AgentEnvironment, 'OWNER_TOPIC_ARN'>,
  signal: AbortSignal,
): Promise<void> {
  const command = new PublishCommand({
    TopicArn: environment.OWNER_TOPIC_ARN,
    Subject: subject.replace(/[^\x20-\x7e]/g, '?').slice(0, longestSubject),
    Message: message.length > longestMessage ? `${message.slice(0, longestMessage)}\n…` : message,
  });
  await sns().send(command, { abortSignal: signal });
}
