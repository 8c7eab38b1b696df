import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneCall } from '../../simulator/connect/phone-call.ts';
import { readPromptWav } from '../../simulator/connect/prompt/read-prompt-wav.ts';
import type { RunningWorld } from '../../simulator/start-world.ts';
import { readMarks } from '../../simulator/voices/marks/read-marks.ts';
import type { ModelledRequest } from '../../simulator/world.ts';
import { asks, heard, soundsOf, transcriptOf } from './caller.ts';
import { bundledProduct, type Product } from './whole-product.ts';

const from = '+12065550187';
/** Passes the card check, and is nobody's. */
const card = 'four one one one, one one one one, one one one one, one one one one';
/** More of it than its first six digits, which tell no more than the bank, in words or in digits. */
const cardDigits = /4111111|(?:\b(?:one|four)\b\W*){7}/i;
/** What the callers say that the knowledge file does not hold. */
const callersWords = /quillfeather|marmalade|zabriskie|trombone/i;

/** A turn in which the model answers in a way that cannot be used. */
const notUnderstood = 1;
const freeText = {
  service: 'bedrock',
  operation: 'ConverseStream',
  kind: 'misbehave',
  behaviour: 'free-text',
  duringTurn: notUnderstood,
} as const;

let product: Product;
let world: RunningWorld;
let phones: readonly PhoneCall[];
let items: readonly Record<string, unknown>[];
const requests: ModelledRequest[] = [];

beforeAll(async () => {
  product = await bundledProduct();
  world = await product.open({
    faults: [freeText],
    onRequest: (request) => requests.push(request),
  });
  await Promise.all(['next-step', 'call-orchestrator'].map((name) => world.lambda.warm(name, 3)));
  phones = await Promise.all([named(), withCard(), keyed()]);
  for (const phone of phones) phone.hangUp();
  await world.lambda.whenIdle();
  items = await world.dynamodb.readTable(world.environment.CALLS_TABLE);
});
afterAll(() => product[Symbol.asyncDispose]());

async function named(): Promise<PhoneCall> {
  const phone = await world.connect.placeCall({ from });
  const first = await asks(
    phone,
    'Quillfeather here, marmalade at example dot com. Can I speak to my friend?',
    product.voices,
  );
  await heard(phone, /./, first.endMs);
  return phone;
}

/** The number, which the model fails to understand, and then a question, for which it is shown what was said before. */
async function withCard(): Promise<PhoneCall> {
  const phone = await world.connect.placeCall({ from });
  world.world.faults.turnBegan(phone.contactId, notUnderstood);
  const first = await asks(phone, `My card number is ${card}.`, product.voices);
  await heard(phone, /say it again/, first.endMs);
  world.world.faults.turnBegan(phone.contactId, notUnderstood + 1);
  const second = await phone.say(await product.says('How much is a chain replacement?'));
  await heard(phone, /50|through/, second.startMs);
  return phone;
}

/** Is not understood twice, and presses a key. */
async function keyed(): Promise<PhoneCall> {
  const phone = await world.connect.placeCall({ from });
  world.world.faults.turnBegan(phone.contactId, notUnderstood);
  const first = await asks(phone, 'How much is a flat tire repair?', product.voices);
  await heard(phone, /say it again/, first.endMs);
  await phone.say(await product.says('How much is a flat tire repair?'));
  await phone.keypad().catch(() => {
    throw new Error(`No key could be pressed; heard: ${transcriptOf(phone)}`);
  });
  phone.press('2');
  await phone.ended;
  return phone;
}

describe('the words of callers', () => {
  it('were said and heard, or nothing below means anything', () => {
    expect(callersWords.test(JSON.stringify(items))).toBe(true);
  });

  it('stand in no line of a log, nor do their numbers and digits', () => {
    const lines = world.lambda.logs.map(({ line }) => line).join('\n');

    expect(lines).not.toBe('');
    expect(lines).not.toMatch(callersWords);
    expect(lines).not.toMatch(cardDigits);
    expect(lines).not.toContain(from.slice(2));
    expect(lines).not.toMatch(/flat tire|friend/i);
  });

  it('stand nowhere in what Connect logs of the flows, nor does what they were told', () => {
    const entries = phones.flatMap((phone) => phone.flowLog);
    const log = JSON.stringify(entries.map((entry) => ({ ...entry, ContactFlowId: '', ContactId: '' })));

    expect(entries.map(({ Identifier }) => Identifier)).toContain('Greet the caller');
    expect(new Set(entries.map(({ ContactFlowName }) => ContactFlowName))).toEqual(new Set(['inbound']));
    expect(callersWords.exec(log)).toBeNull();
    expect(cardDigits.exec(textOfWords(entries))).toBeNull();
    expect(log.includes(from.slice(2))).toBe(false);
    expect(entries.filter(({ ExternalResults }) => ExternalResults)).toEqual([]);
    expect(/flat tire|say it again|\$25/i.exec(log)).toBeNull();
  });

  it('are in no sound that is kept for other calls, and in no key', async () => {
    const bucket = world.environment.PROMPTS_BUCKET;
    const keys = world.s3.listKeys(bucket);
    const shared = await Promise.all(
      keys
        .filter((key) => key.startsWith('phrases/'))
        .map(async (key) => {
          const { body } = (await world.s3.getObject(bucket, key)) ?? { body: new Uint8Array() };
          return readMarks(readPromptWav(body))
            .map(({ text }) => text)
            .join(' ');
        }),
    );

    expect(shared.join('\n')).toContain('How can I help you?');
    expect(shared.join('\n')).not.toMatch(callersWords);
    expect(keys.join('\n')).not.toMatch(callersWords);
    expect(keys.join('\n')).not.toContain(from.slice(2));
  });
});

describe('the number of a card', () => {
  it('is in no request to the model, also not when a later question shows what was said before', () => {
    const asked = requests.filter(({ service }) => service === 'bedrock').map(({ input }) => textOf(input));

    expect(asked.some((text) => text.includes('chain replacement?'))).toBe(true);
    expect(asked.flatMap((text) => cardDigits.exec(text)?.slice() ?? [])).toEqual([]);
  });

  it('is in nothing that is stored: record, turns, drafts', () => {
    const stored = items.filter(({ pk }) => pk !== 'KNOWLEDGE');

    expect(stored.flatMap((item) => cardDigits.exec(textOfWords(item))?.slice() ?? [])).toEqual([]);
  });

  it('is in no request to any service', () => {
    const others = requests.filter(({ service }) => service !== 'bedrock' && service !== 'transcribe');

    expect(others.flatMap(({ input }) => cardDigits.exec(textOfWords(input))?.slice() ?? [])).toEqual([]);
  });
});

describe('a key that was pressed', () => {
  it('stands in no item and no log line', () => {
    const keyedItems = items.filter(({ pk }) => pk === `CALL#${phones[2]?.contactId}`);

    expect(soundsOf(phones[2] as PhoneCall).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/call you back/),
    );
    expect(JSON.stringify(keyedItems)).not.toMatch(/"digits":/);
    expect(world.lambda.logs.filter(({ line }) => /digit/i.test(line))).toEqual([]);
  });

  it('stands nowhere in what Connect logs of the flows', () => {
    const log = JSON.stringify(phones[2]?.flowLog.map(({ Parameters, Results }) => [Parameters, Results]));

    expect(phones[2]?.trace.map(({ identifier }) => identifier)).toContain('Keep the digit');
    expect(/"2"|digits/.exec(log)).toBeNull();
  });
});

/** Of a request to Bedrock; an embedding's text is in its body. */
function textOf(input: unknown): string {
  const { body, ...rest } = input as { readonly body?: Uint8Array };
  return `${JSON.stringify(rest)} ${Buffer.from(body ?? []).toString()}`;
}

/** Every string in a value that holds a space: what people say, not numbers and ids. */
function textOfWords(value: unknown): string {
  const texts: string[] = [];
  JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'string' && inner.includes(' ')) texts.push(inner);
    return inner instanceof Uint8Array ? undefined : inner;
  });
  return texts.join('\n');
}
