import { Publish$, type PublishInput, type PublishResponse } from '@aws-sdk/client-sns';
import { AwsError } from '../../wire/aws-error.ts';
import type { Listener } from '../../wire/listen.ts';
import { operation } from '../../wire/operation.ts';
import { queryService } from '../../wire/query-service.ts';
import { serve } from '../../wire/serve.ts';
import type { World } from '../../world.ts';

/** What a topic's subscribers have been sent. */
export interface Notice {
  readonly topicArn: string;
  readonly subject: string | undefined;
  readonly message: string;
  readonly atMs: number;
}

export interface Sns extends Listener {
  /** Oldest first. */
  readonly notices: readonly Notice[];
}

const LONGEST_MESSAGE_BYTES = 262_144;

/**
 * Stands in for SNS: Publish to a topic that there is. Subject: ASCII, beginning with a letter, number or punctuation mark, no
 * line breaks or control characters, less than 100 characters; message: not empty, at most 256 KB (SNS API reference,
 * "Publish").
 */
export async function startSns(world: World, topicArns: readonly string[]): Promise<Sns> {
  const notices: Notice[] = [];
  const service = queryService({
    name: 'sns',
    version: '2010-03-31',
    xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    invalid: 'InvalidParameter',
    throttling: 'Throttled',
    failure: 'InternalError',
    operation: operation<PublishInput, PublishResponse>(Publish$, {
      resourceOf: ({ TopicArn }) => TopicArn,
      async answer({ TopicArn = '', Subject, Message = '' }) {
        if (!/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w-]{1,256}$/.test(TopicArn)) throw invalid('TopicArn');
        if (!topicArns.includes(TopicArn)) {
          throw new AwsError('NotFound', 'Topic does not exist', { status: 404 });
        }
        if (Subject !== undefined && !/^[!-~][ -~]{0,98}$/.test(Subject)) throw invalid('Subject');
        if (Message === '') throw invalid('Empty message');
        if (Buffer.byteLength(Message) > LONGEST_MESSAGE_BYTES) throw invalid('Message too long');
        notices.push({ topicArn: TopicArn, subject: Subject, message: Message, atMs: world.clock.nowMs() });
        return { MessageId: `00000000-0000-4000-8000-${String(notices.length).padStart(12, '0')}` };
      },
    }),
  });
  return { ...(await serve(world, service)), notices };
}

function invalid(what: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${what}`, { status: 400 });
}
