import {
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
  InvokeModelCommand,
  type InvokeModelCommandInput,
} from '@aws-sdk/client-bedrock-runtime';
import { UpdateItemCommand, type UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import {
  StartSpeechSynthesisStreamCommand,
  type StartSpeechSynthesisStreamCommandInput,
} from '@aws-sdk/client-polly';
import { PutObjectCommand, type PutObjectCommandInput } from '@aws-sdk/client-s3';
import { marshall } from '@aws-sdk/util-dynamodb';
import { bedrock } from '../../lambdas/aws/bedrock.ts';
import { dynamodb } from '../../lambdas/aws/dynamodb.ts';
import { polly } from '../../lambdas/aws/polly.ts';
import { s3 } from '../../lambdas/aws/s3.ts';

/** A request as the product has sent it. */
export interface Sent {
  readonly command: string;
  readonly input: unknown;
}

interface MiddlewareStack {
  add(
    middleware: (
      next: (args: { input: object }) => Promise<{ output: object }>,
      context: { commandName?: string },
    ) => (args: { input: object }) => Promise<{ output: object }>,
    options: { step: 'initialize' },
  ): void;
}

/** Notes what is sent through the product's own clients, in order. */
export async function recordRequests(): Promise<{ take(): readonly Sent[] }> {
  let sent: Sent[] = [];
  const clients = [bedrock(), dynamodb(), polly(), (await s3()).client];
  for (const client of clients) {
    (client.middlewareStack as unknown as MiddlewareStack).add(
      (next, { commandName = '' }) =>
        (args) => {
          sent.push({ command: commandName, input: args.input });
          return next(args);
        },
      { step: 'initialize' },
    );
  }
  return {
    take() {
      const taken = sent;
      sent = [];
      return taken;
    },
  };
}

/** The two writes of an ask: that the flow has asked, and that it is given a step. */
export function isOfAsk({ command, input }: Sent): boolean {
  if (command !== 'UpdateItemCommand') return false;
  const { UpdateExpression = '' } = input as UpdateItemCommandInput;
  return /^SET (?:asked|issued) /.test(UpdateExpression);
}

/**
 * What a turn cannot do without: of what the product asks for twice, to take what comes first, only one. Looking up
 * the store beside a synthesis is no part of it.
 */
export function withoutDoubles(requests: readonly Sent[]): readonly Sent[] {
  const once = new Set(['ConverseStreamCommand', 'StartSpeechSynthesisStreamCommand']);
  const beside = new Set(['HeadObjectCommand', 'SynthesizeSpeechCommand']);
  return requests.filter(
    ({ command }, index) =>
      !beside.has(command) &&
      !(once.has(command) && requests.findIndex((other) => other.command === command) < index),
  );
}

/**
 * Sends the same requests again, one after the other through the same clients, each answer read to its end. Writes
 * go to an item beside the call's own, where no condition refuses them, and prompts to a key beside their own.
 */
export async function sendBare(
  requests: readonly Sent[],
  spoken: string,
  besideKey: Record<string, string>,
): Promise<void> {
  for (const { command, input } of requests) {
    switch (command) {
      case 'InvokeModelCommand': {
        const { body } = await bedrock().send(new InvokeModelCommand(input as InvokeModelCommandInput));
        JSON.parse(new TextDecoder().decode(body));
        break;
      }
      case 'ConverseStreamCommand': {
        const { stream } = await bedrock().send(
          new ConverseStreamCommand(input as ConverseStreamCommandInput),
        );
        for await (const _ of stream ?? []);
        break;
      }
      case 'StartSpeechSynthesisStreamCommand': {
        const bare = { ...(input as StartSpeechSynthesisStreamCommandInput), ActionStream: speech(spoken) };
        const { EventStream } = await polly().send(new StartSpeechSynthesisStreamCommand(bare));
        for await (const _ of EventStream ?? []);
        break;
      }
      case 'PutObjectCommand': {
        const put = input as PutObjectCommandInput;
        await (await s3()).client.send(new PutObjectCommand({ ...put, Key: `bare/${put.Key}` }));
        break;
      }
      case 'UpdateItemCommand': {
        const update = input as UpdateItemCommandInput;
        const ConditionExpression = `attribute_exists(pk) OR (${update.ConditionExpression})`;
        await dynamodb().send(
          new UpdateItemCommand({ ...update, ConditionExpression, Key: marshall(besideKey) }),
        );
        break;
      }
      default:
        throw new Error(
          `A turn has sent ${command}, which the bare run does not know. Add it to ${import.meta.url}.`,
        );
    }
  }
}

async function* speech(text: string) {
  yield { TextEvent: { Text: text } };
  yield { CloseStreamEvent: {} };
}
