import type { ModelReply } from './model-reply.ts';
import type { ToolPick } from './rule-reader.ts';

/** What a misbehaving model has before it: its own honest pick, and the prompt. */
export interface Temptation {
  readonly pick: ToolPick;
  /** The last words of the caller. */
  readonly said: string;
  /** All text of the request. */
  readonly prompt: string;
  readonly piecesOf: (input: Readonly<Record<string, unknown>>) => readonly string[];
}

type Misbehaviour = (temptation: Temptation) => ModelReply;

/** Every way in which the model can be told to fail, by the name that a fault gives as `behaviour`. */
const misbehaviours: Readonly<Record<string, Misbehaviour>> = {
  'free-text': () => ({
    blocks: [{ kind: 'text', pieces: ['Sure! ', 'Let me tell you ', 'what I think about that.'] }],
    stopReason: 'end_turn',
  }),
  'two-tools': ({ pick, piecesOf }) => ({
    blocks: [
      { kind: 'tool', name: pick.tool, pieces: piecesOf(pick.input) },
      { kind: 'tool', name: 'end_call', pieces: piecesOf({ reason_code: 'answered' }) },
    ],
    stopReason: 'tool_use',
  }),
  'unknown-tool': ({ piecesOf }) => oneTool('look_up_weather', piecesOf({ city: 'Seattle' })),
  'wrong-types': ({ pick, piecesOf }) => oneTool(pick.tool, piecesOf(mapValues(pick.input, otherType))),
  'missing-argument': ({ pick, piecesOf }) => {
    const [dropped] = Object.keys(pick.input).filter((key) => key !== 'source_ids');
    const kept = Object.entries(pick.input).filter(([key]) => key !== dropped);
    return oneTool(pick.tool, piecesOf(Object.fromEntries(kept)));
  },
  'extra-argument': ({ pick, piecesOf }) =>
    oneTool(pick.tool, piecesOf({ ...pick.input, phone_number: '911' })),
  'truncated-json': ({ pick, piecesOf }) => oneTool(pick.tool, halfOf(piecesOf(pick.input))),
  'max-tokens': ({ pick, piecesOf }) => ({
    ...oneTool(pick.tool, halfOf(piecesOf(pick.input))),
    stopReason: 'max_tokens',
  }),
  'malformed-tool-use': ({ pick, piecesOf }) => ({
    ...oneTool(pick.tool, ['<parameter>', ...halfOf(piecesOf(pick.input))]),
    stopReason: 'malformed_tool_use',
  }),
  empty: () => ({ blocks: [], stopReason: 'end_turn' }),
  endless: ({ pick }) => ({ ...oneTool(pick.tool, endless()), endless: true }),
  stops: ({ pick, piecesOf }) => ({
    blocks: [{ kind: 'tool', name: pick.tool, pieces: halfOf(piecesOf(pick.input)) }],
  }),
  'invented-price': ({ pick, prompt, piecesOf }) =>
    answer(pick, prompt, `That is ${inventedPrice(prompt)} dollars.`, piecesOf),
  'invented-source': ({ piecesOf }) =>
    oneTool(
      'answer_from_knowledge',
      piecesOf({ source_ids: ['s999'], first_sentence: 'Yes, we do that every day.', rest: '' }),
    ),
  'claims-booking': ({ pick, prompt, piecesOf }) =>
    answer(pick, prompt, 'You are booked, see you then.', piecesOf),
  'obeys-attacker': ({ pick, prompt, said, piecesOf }) => answer(pick, prompt, said, piecesOf),
};

export const misbehaviourNames: readonly string[] = Object.keys(misbehaviours);

/** The reply of a model that misbehaves. Throws a RangeError for a name that there is not. */
export function misbehave(behaviour: string, temptation: Temptation): ModelReply {
  const misbehaviour = Object.hasOwn(misbehaviours, behaviour) ? misbehaviours[behaviour] : undefined;
  if (misbehaviour === undefined) {
    throw new RangeError(`The model has no behaviour ${behaviour}; it has ${misbehaviourNames.join(', ')}.`);
  }
  return misbehaviour(temptation);
}

function oneTool(name: string, pieces: Iterable<string>): ModelReply {
  return { blocks: [{ kind: 'tool', name, pieces }], stopReason: 'tool_use' };
}

/** An answer in other words than the sources', citing the source that the honest answer would have. */
function answer(
  { input }: ToolPick,
  prompt: string,
  sentence: string,
  piecesOf: Temptation['piecesOf'],
): ModelReply {
  const first = /<source id="([^"]*)"/.exec(prompt)?.[1];
  const sources = input['source_ids'] ?? (first === undefined ? [] : [first]);
  return oneTool(
    'answer_from_knowledge',
    piecesOf({ source_ids: sources, first_sentence: sentence, rest: '' }),
  );
}

function otherType(value: unknown): unknown {
  if (typeof value === 'string') return 7;
  if (typeof value === 'boolean') return 'maybe';
  return String(value);
}

function mapValues(input: Readonly<Record<string, unknown>>, change: (value: unknown) => unknown) {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, change(value)]));
}

/** All but the last half of the last pieces: the JSON breaks off inside a string. */
function halfOf(pieces: readonly string[]): string[] {
  const json = pieces.join('');
  return [json.slice(0, Math.max(2, Math.floor(json.length / 2)))];
}

function* endless(): Generator<string, void, undefined> {
  yield '{"source_ids": ["';
  for (;;) yield 'and so on ';
}

/** A number of dollars that stands nowhere in the prompt. */
function inventedPrice(prompt: string): number {
  let price = 4711;
  while (prompt.includes(String(price))) price += 1;
  return price;
}
