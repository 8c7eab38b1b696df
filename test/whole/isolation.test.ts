import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningWorld } from '../../simulator/start-world.ts';
import type { ModelledRequest } from '../../simulator/world.ts';
import { asks, heard } from './caller.ts';
import { bundledProduct, type Product } from './whole-product.ts';

/** Names that the knowledge file does not hold. */
const atOnce = [
  ...['Quillfeather', 'Zabriskie', 'Ottoline', 'Farquhar', 'Wojtkiewicz', 'Inglethorp', 'Dankworth'],
  ...['Villanueva', 'Babington', 'Mkhize', 'Ruggiero', 'Thackeray', 'Lindqvist', 'Papadakis'],
  ...['Szymborska', 'Hathersage', 'Nakagawa', 'Yellowlees', 'Castellane', 'Umarov'],
];
const later = ['Bramblethwaite', 'Featherstonhaugh', 'Oyelaran', 'Krzyzewski'];
const names = [...atOnce, ...later];

let product: Product;
let world: RunningWorld;
const requests: ModelledRequest[] = [];
const contactOf = new Map<string, string>();
let mostAtOnce = 0;

beforeAll(async () => {
  product = await bundledProduct();
  world = await product.open({
    speed: 8,
    quotas: 'raised-quotas',
    onRequest: (request) => requests.push(request),
  });
  await Promise.all(['next-step', 'call-orchestrator'].map((fn) => world.lambda.warm(fn, atOnce.length)));
  await Promise.all(
    atOnce.map(async (name, nth) => {
      // A little after the one before, so that people do not speak in chorus.
      await world.clock.sleep(nth * 500);
      await call(name);
      // In the environments of those who have hung up.
      const next = later[nth];
      if (next !== undefined) await call(next);
    }),
  );
}, 60_000);
afterAll(() => product[Symbol.asyncDispose]());

async function call(name: string): Promise<void> {
  const phone = await world.connect.placeCall({ from: '+12065550123' });
  contactOf.set(name, phone.contactId);
  mostAtOnce = Math.max(mostAtOnce, world.connect.activeCalls);
  const said = await asks(phone, `This is ${name}.`, product.voices);
  await heard(phone, /through|trouble|guess|again/, said.startMs);
  phone.hangUp();
}

const namesIn = (text: string): readonly string[] =>
  names.filter((name) => text.toLowerCase().includes(name.toLowerCase()));

it('serves twenty calls at once', () => {
  expect(mostAtOnce).toBe(20);
});

it('puts only the words of its own caller before the model', () => {
  const prompts = requests.filter(({ service }) => service === 'bedrock');

  expectOnlyOwn((contactId) =>
    prompts
      .filter((request) => request.contactId === contactId)
      .map(({ input }) => textOf(input))
      .join('\n'),
  );
});

it('keeps only the words of its own caller in the steps, turns and record of a call', async () => {
  const items = await world.dynamodb.readTable(world.environment.CALLS_TABLE);

  expectOnlyOwn((contactId) => JSON.stringify(items.filter(({ pk }) => pk === `CALL#${contactId}`)));
  const shared = items.filter(({ pk }) => pk !== 'GAPS' && !String(pk).startsWith('CALL#'));
  expect(namesIn(JSON.stringify(shared))).toEqual([]);
});

it('lists what was not answered under the calls that asked it', async () => {
  const items = await world.dynamodb.readTable(world.environment.CALLS_TABLE);
  const gaps = items.filter(({ pk }) => pk === 'GAPS');

  expect(gaps.length).toBeGreaterThan(0);
  for (const { question, occasions } of gaps) {
    const calls = Array.from(occasions as Iterable<string>, (occasion) => occasion.split('#')[0]);
    expect(calls).toEqual(
      expect.arrayContaining(namesIn(String(question)).map((name) => contactOf.get(name))),
    );
  }
});

/** A name may be heard wrong, so that not every caller's own need be there. */
function expectOnlyOwn(textOfCall: (contactId: string) => string): void {
  const found = names.map((name) => ({ name, in: namesIn(textOfCall(contactOf.get(name) ?? '')) }));

  expect(found.filter((one) => one.in.some((other) => other !== one.name))).toEqual([]);
  expect(found.filter((one) => one.in.includes(one.name)).length).toBeGreaterThan(names.length / 2);
}

/** Of a request to Bedrock; an embedding's text is in its body. */
function textOf(input: unknown): string {
  const { body, ...rest } = input as { readonly body?: Uint8Array };
  return `${JSON.stringify(rest)} ${Buffer.from(body ?? []).toString()}`;
}
