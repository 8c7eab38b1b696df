import { StopReason } from '@aws-sdk/client-bedrock-runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecisionEvent, Passage } from '../../lambdas/brain/decision.ts';
import { readDecision } from '../../lambdas/brain/read-decision.ts';
import type { ReplyContext } from '../../lambdas/brain/reply-context.ts';
import { stopFailure } from '../../lambdas/brain/stop-failure.ts';
import { ModelError } from '../../lambdas/model/model-error.ts';
import type { ModelEvent } from '../../lambdas/model/model-event.ts';
import { reportOf } from '../appointments/report-of.ts';

const passage: Passage = {
  id: 'prices/flat',
  headings: ['Prices'],
  text: 'A flat repair is $25. It takes 20 minutes.',
  score: 0.7,
};
const context: ReplyContext = {
  sources: new Map([['s1', passage]]),
  facts: [],
  said: 'How much is a flat repair?',
  saidBefore: [],
  businessName: 'Cascade Cycle Works',
  splitSentences: (text) => text.split(/(?<=[.!?]) /).filter((sentence) => sentence !== ''),
};
const answer = { source_ids: ['s1'], first_sentence: 'A flat repair is $25.', rest: 'It takes 20 minutes.' };

const start = (name: string, block = 0): ModelEvent => ({ type: 'tool-start', block, name });
const args = (input: unknown, block = 0): ModelEvent => ({
  type: 'tool-arguments',
  block,
  delta: typeof input === 'string' ? input : JSON.stringify(input),
});
const stop = (reason = 'tool_use'): ModelEvent => ({ type: 'stop', reason });
const pick = (name: string, input: unknown): ModelEvent[] => [
  { type: 'first-token' },
  start(name),
  args(input),
  stop(),
];

async function* replay(events: readonly ModelEvent[], end?: Error): AsyncGenerator<ModelEvent> {
  yield* events;
  if (end !== undefined) throw end;
}

async function read(events: readonly ModelEvent[], end?: Error): Promise<DecisionEvent[]> {
  const told: DecisionEvent[] = [];
  for await (const event of readDecision(replay(events, end), context)) told.push(event);
  return told;
}

const failure = (name: string) => ({ type: 'decision', decision: { tool: 'none', failure: name } });

describe('an answer', () => {
  it('is told sentence by sentence, then decided', async () => {
    expect(await read(pick('answer_from_knowledge', answer))).toEqual([
      { type: 'first-token' },
      { type: 'tool', tool: 'answer_from_knowledge' },
      { type: 'sentence', text: 'A flat repair is $25.', sourceIds: ['prices/flat'], ofKnowledgeAlone: true },
      { type: 'sentence', text: 'It takes 20 minutes.', sourceIds: ['prices/flat'], ofKnowledgeAlone: true },
      { type: 'decision', decision: { tool: 'answer_from_knowledge', sourceIds: ['prices/flat'] } },
    ]);
  });

  it('has its first sentence told while the rest is still being written', async () => {
    const json = JSON.stringify(answer);
    const half = json.indexOf('It takes') + 3;
    async function* slow(): AsyncGenerator<ModelEvent> {
      yield start('answer_from_knowledge');
      yield args(json.slice(0, half));
      throw new Error('Nothing more was to be read.');
    }
    const told = readDecision(slow(), context);
    await told.next();
    expect((await told.next()).value).toMatchObject({ type: 'sentence', text: 'A flat repair is $25.' });
    await told.return();
  });

  it('comes out the same however its arguments are cut', async () => {
    const whole = await read(pick('answer_from_knowledge', answer));
    const json = JSON.stringify(answer);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(json.length), { maxLength: 30 }), async (places) => {
        const at = [...new Set(places)].sort((a, b) => a - b);
        const pieces = [0, ...at].map((from, index) => args(json.slice(from, at[index] ?? json.length)));
        const events: ModelEvent[] = [
          { type: 'first-token' },
          start('answer_from_knowledge'),
          ...pieces,
          stop(),
        ];
        expect(await read(events)).toEqual(whole);
      }),
    );
  });

  it('waits for its sources when they are written last', async () => {
    const { source_ids, first_sentence, rest } = answer;
    const told = await read(pick('answer_from_knowledge', { first_sentence, rest, source_ids }));
    expect(told.filter(({ type }) => type === 'sentence')).toHaveLength(2);
  });

  it.each([
    ['a price that is not there', { ...answer, first_sentence: 'A flat repair is $15.' }],
    ['no source', { ...answer, source_ids: [] }],
    ['a source that was not given', { ...answer, source_ids: ['s9', 'prices/flat'] }],
  ])('with %s is refused, and nothing of it told', async (_, input) => {
    const told = await read(pick('answer_from_knowledge', input));
    expect(told.some(({ type }) => type === 'sentence')).toBe(false);
    expect(told.slice(-2)).toEqual([expect.objectContaining({ type: 'refused' }), failure('not-grounded')]);
  });

  it('stops at the sentence that is refused', async () => {
    const told = await read(
      pick('answer_from_knowledge', { ...answer, rest: 'It is free. It takes 20 minutes.' }),
    );
    expect(told.slice(2)).toEqual([
      expect.objectContaining({ type: 'sentence', text: 'A flat repair is $25.' }),
      expect.objectContaining({ type: 'refused', text: 'It is free.' }),
      failure('not-grounded'),
    ]);
  });
});

describe('the other tools', () => {
  it.each([
    [
      'book_appointment',
      {
        kind: 'book',
        service: 'tune-up',
        day_and_time: 'tuesday at ten',
        name: '',
        answers: [],
        code: '',
        field: '',
        new_value: '',
        confirmed: 'not_asked',
      },
      { report: reportOf({ service: 'tune-up', dayAndTime: 'tuesday at ten' }) },
    ],
    [
      'transfer_to_human',
      { reason_code: 'not_in_knowledge', summary: 'Asks for a tandem.' },
      { reasonCode: 'not_in_knowledge', summary: 'Asks for a tandem.' },
    ],
    ['end_call', { reason_code: 'goodbye' }, { reasonCode: 'goodbye' }],
  ])('%s is decided', async (tool, input, decided) => {
    const told = await read(pick(tool, input));
    expect(told.at(-1)).toEqual({ type: 'decision', decision: { tool, ...decided } });
  });
});

describe('a reply that is no pick', () => {
  const whole = pick('answer_from_knowledge', answer).slice(0, -1);
  it.each([
    ['free-text', [{ type: 'text', delta: 'Sure! ' }, ...whole, stop()]],
    ['free-text', [{ type: 'text', delta: 'Hello.' }, stop('end_turn')]],
    ['two-tools', [...whole, start('end_call', 1), args({ reason_code: 'goodbye' }, 1), stop()]],
    ['unknown-tool', pick('give_discount', { percent: 90 })],
    ['unknown-tool', pick('constructor', {})],
    ['malformed', pick('end_call', { reason_code: 'because' })],
    ['malformed', pick('end_call', {})],
    ['malformed', pick('end_call', { reason_code: 'goodbye', dial: '+12065550142' })],
    ['malformed', pick('end_call', '{"reason_code":"good')],
    ['malformed', pick('answer_from_knowledge', { ...answer, first_sentence: 7 })],
    ['malformed', pick('answer_from_knowledge', { ...answer, first_sentence: '' })],
    ['malformed', pick('answer_from_knowledge', { ...answer, note: 'A flat repair is $25.' })],
    [
      'malformed',
      pick('answer_from_knowledge', '{"source_ids":["s1"],"rest":"","first_sentence":"It is $25."}'),
    ],
    ['malformed', [stop()]],
    ['malformed', [...whole, stop('malformed_tool_use')]],
    ['blocked', [...whole, stop('guardrail_intervened')]],
    ['blocked', [{ type: 'first-token' }, stop('content_filtered')]],
    ['malformed', [...whole, stop('a reason of next year')]],
    [
      'malformed',
      pick('answer_from_knowledge', { ...answer, first_sentence: 'A flat \uFFFD repair is $25.' }),
    ],
    [
      'malformed',
      pick('answer_from_knowledge', { ...answer, first_sentence: 'A flat \ud83d repair is $25.' }),
    ],
    ['malformed', [...whole.slice(0, 2), args(answer), args(answer), stop()]],
    ['malformed', [...whole, args({ reason_code: 'goodbye' }, 1), stop()]],
    ['malformed', pick('end_call', '{"__proto__":{},"reason_code":"goodbye"}')],
    ['malformed', pick('end_call', '{"reason_code":"goodbye","reason_code":"answered"}')],
    ['two-tools', [...whole, start('end_call', 0), stop()]],
    ['malformed', [args(answer), stop()]],
    ['cut', [...whole, stop('max_tokens')]],
  ] as const)('%s', async (name, events) => {
    const told = await read(events);
    expect(told.at(-1)).toEqual(failure(name));
    expect(told.filter(({ type }) => type === 'decision')).toHaveLength(1);
  });

  it.each(Object.values(StopReason))('is one, or none, when it stops for %s', async (reason) => {
    const whole = reason === 'tool_use' || reason === 'end_turn';
    expect(stopFailure(reason) === undefined).toBe(whole);
  });

  it('is decided at its stop, whatever still comes', async () => {
    async function* goesOn(): AsyncGenerator<ModelEvent> {
      yield* pick('end_call', { reason_code: 'goodbye' });
      throw new Error('Nothing more was to be read.');
    }
    const told: DecisionEvent[] = [];
    for await (const event of readDecision(goesOn(), context)) told.push(event);
    expect(told.at(-1)).toMatchObject({ decision: { tool: 'end_call' } });
  });

  it.each(['deadline', 'throttled', 'unavailable', 'cut'] as const)(
    '%s, by the name of the error',
    async (name) => {
      const told = await read(whole, new ModelError(name, 'test'));
      expect(told.at(-1)).toEqual(failure(name));
    },
  );

  it('passes on an error that is not the model’s', async () => {
    await expect(read(whole, new RangeError('a defect'))).rejects.toThrow('a defect');
  });
});

describe('any stream at all', () => {
  const event = fc.oneof(
    fc.constantFrom<ModelEvent>(
      { type: 'first-token' },
      { type: 'text', delta: ' ' },
      { type: 'text', delta: 'x' },
    ),
    fc
      .constantFrom('answer_from_knowledge', 'end_call', 'transfer_to_human', 'book_appointment', 'other')
      .map((name) => start(name)),
    fc
      .constantFrom(
        '{"source_ids":["s1"],',
        '"first_sentence":"It is $25."',
        ',"rest":""}',
        '{"reason_code":"goodbye"}',
        '"',
        '}',
      )
      .map((json) => args(json)),
    fc.constantFrom('tool_use', 'max_tokens', 'end_turn').map(stop),
  );

  it('ends in exactly one decision, and tells no sentence after it or without support', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 12 }), fc.boolean(), async (events, cut) => {
        const told = await read(events, cut ? new ModelError('cut', 'test') : undefined);
        const decided = told.findIndex(({ type }) => type === 'decision');
        expect(decided).toBe(told.length - 1);
        for (const sentence of told)
          if (sentence.type === 'sentence') expect(sentence.text).toBe('It is $25.');
      }),
      { numRuns: 500 },
    );
  });
});
