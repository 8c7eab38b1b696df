import { PublishCommand, type PublishCommandInput, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, describe, expect, it } from 'vitest';
import { account } from '../../../../simulator/deployment/account.ts';
import { startSns } from '../../../../simulator/services/sns/start-sns.ts';
import { quietWorld } from '../../quiet-world.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function start() {
  const sns = await startSns(quietWorld(), [account.topicArn]);
  const client = new SNSClient({
    endpoint: sns.url,
    region: account.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  open.push(sns, { close: () => client.destroy() });
  const publish = (input: Partial<PublishCommandInput>) =>
    client.send(new PublishCommand({ TopicArn: account.topicArn, Message: 'text', ...input }));
  return { sns, publish };
}

describe('startSns', () => {
  it('takes a message for a topic', async () => {
    const { sns, publish } = await start();

    const { MessageId } = await publish({ Subject: 'News & more', Message: '5 > 4, "ä"\nand so on' });

    expect(MessageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(sns.notices).toMatchObject([
      { topicArn: account.topicArn, subject: 'News & more', message: '5 > 4, "ä"\nand so on' },
    ]);
  });

  it.each([
    ['a subject of 100 characters', { Subject: 'a'.repeat(100) }, 'InvalidParameter'],
    ['a subject with an umlaut', { Subject: 'Öffnung' }, 'InvalidParameter'],
    ['a subject of two lines', { Subject: 'a\nb' }, 'InvalidParameter'],
    ['an empty subject', { Subject: '' }, 'InvalidParameter'],
    ['an empty message', { Message: '' }, 'InvalidParameter'],
    ['a message of more than 256 KB', { Message: 'a'.repeat(262_145) }, 'InvalidParameter'],
    ['a topic that is no ARN', { TopicArn: 'owner' }, 'InvalidParameter'],
    ['a topic that there is not', { TopicArn: `${account.topicArn}2` }, 'NotFound'],
  ])('refuses %s', async (_, input, code) => {
    const { sns, publish } = await start();

    const refusal = await publish(input).then(
      () => undefined,
      (error: Error & { Code?: string; Error?: { Code?: string } }) =>
        [error.name, error.Code, error.Error?.Code].join(' '),
    );
    expect(refusal).toContain(code);
    expect(sns.notices).toEqual([]);
  });
});
