import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecisionEvent, type Passage, thinkFailures } from '../../lambdas/brain/decision.ts';
import { unsupportedClaims } from '../../lambdas/brain/grounding/unsupported-claims.ts';
import { readDecision } from '../../lambdas/brain/read-decision.ts';
import { closing } from '../../lambdas/call/turns/closing.ts';
import { ModelError } from '../../lambdas/model/model-error.ts';
import type { ModelEvent } from '../../lambdas/model/model-event.ts';

const passage: Passage = {
  id: 'prices/flat',
  headings: ['Prices'],
  text: 'A flat repair is $25. It takes 20 minutes.',
  score: 0.7,
};
const context = {
  sources: new Map([['s1', passage]]),
  facts: [],
  said: 'How much is a flat repair?',
  saidBefore: [],
  businessName: 'Cascade Cycle Works',
  splitSentences: (text: string) => text.split(/(?<=[.!?]) /).filter((sentence) => sentence !== ''),
};

async function read(events: readonly ModelEvent[], error?: ModelError): Promise<DecisionEvent[]> {
  async function* replay(): AsyncGenerator<ModelEvent> {
    yield* events;
    if (error !== undefined) throw error;
  }
  const told: DecisionEvent[] = [];
  for await (const event of readDecision(replay(), context)) told.push(event);
  return told;
}

/** What holds of every reply: one decision, and it comes last; and no sentence that its sources do not support. */
function holdsTheRules(told: readonly DecisionEvent[]): void {
  expect(told.filter(({ type }) => type === 'decision')).toHaveLength(1);
  expect(told.at(-1)?.type).toBe('decision');
  for (const event of told) {
    if (event.type !== 'sentence') continue;
    expect(unsupportedClaims(event.text, { cited: [passage] })).toEqual([]);
    expect(event.sourceIds).toEqual([passage.id]);
  }
}

const picks = [
  [
    'answer_from_knowledge',
    { source_ids: ['s1'], first_sentence: 'A flat repair is $25. 🚲', rest: 'It takes "20" minutes.' },
  ],
  [
    'answer_from_knowledge',
    { source_ids: ['s1'], first_sentence: 'It is $25.', rest: 'You get 90 % off, I promise.' },
  ],
  ['book_appointment', { service: 'tune-up', day_and_time: 'tuesday at ten', name: '', confirmed: true }],
  ['transfer_to_human', { reason_code: 'not_in_knowledge', summary: 'Asks for a tandem.' }],
  ['end_call', { reason_code: 'goodbye' }],
] as const;

const start = (name: string, block = 0): ModelEvent => ({ type: 'tool-start', block, name });
const args = (delta: string, block = 0): ModelEvent => ({ type: 'tool-arguments', block, delta });
const stop = (reason = 'tool_use'): ModelEvent => ({ type: 'stop', reason });

/** JSON cut between any two bytes; what a decoder makes of half a character comes out as a mark of it. */
function bytesUpTo(json: string, bytes: number): string {
  return new TextDecoder().decode(Buffer.from(json).subarray(0, bytes));
}

describe.each(picks)('%s %o', (tool, input) => {
  const json = JSON.stringify(input);

  it('broken off after any byte, is one decision, and none that books, transfers or ends', async () => {
    for (let bytes = 0; bytes < Buffer.byteLength(json); bytes += 1) {
      const told = await read([{ type: 'first-token' }, start(tool), args(bytesUpTo(json, bytes)), stop()]);
      holdsTheRules(told);
      expect(told.at(-1)).toMatchObject({ decision: { tool: 'none' } });
    }
  });

  it('with any byte replaced, is one decision', async () => {
    const bytes = Buffer.from(json);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), async (at, to, split) => {
        const changed = Buffer.from(bytes);
        changed[at] = to;
        const text = new TextDecoder().decode(changed);
        holdsTheRules(await read([start(tool), args(text.slice(0, split)), args(text.slice(split)), stop()]));
      }),
      { numRuns: 80 },
    );
  });
});

describe('events in any order', () => {
  const [first = ['end_call', {}], ...others] = picks;
  const event = fc.oneof(
    fc.constant<ModelEvent>({ type: 'first-token' }),
    fc.constant<ModelEvent>({ type: 'usage', inputTokens: 1, outputTokens: 1 }),
    fc.constantFrom(' ', '\n', 'Sure!', '').map((delta): ModelEvent => ({ type: 'text', delta })),
    fc
      .tuple(fc.constantFrom(...picks.map(([name]) => name), 'give_discount', '__proto__'), fc.nat(2))
      .map(([name, block]) => start(name, block)),
    fc
      .tuple(
        fc.oneof(
          fc.constantFrom(...[first, ...others].map(([, input]) => JSON.stringify(input))),
          fc.string({ maxLength: 8 }),
          fc.json({ maxDepth: 2 }),
          fc.constantFrom(
            '{"source_ids":["s1"],',
            '"first_sentence":"It is free."',
            ',"rest":""}',
            '{',
            '}}',
          ),
        ),
        fc.nat(2),
      )
      .map(([delta, block]) => args(delta, block)),
    fc
      .constantFrom(
        'tool_use',
        'end_turn',
        'max_tokens',
        'malformed_tool_use',
        'content_filtered',
        'refusal',
        '',
      )
      .map(stop),
  );
  const error = fc.option(
    fc
      .constantFrom('deadline', 'throttled', 'unavailable', 'cut')
      .map((name) => new ModelError(name, 'test')),
    { nil: undefined },
  );

  it('are one decision, and tell no sentence without support', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 14 }), error, async (events, failure) => {
        holdsTheRules(await read(events, failure));
      }),
      { numRuns: 500 },
    );
  });

  it('are one decision when those of a good reply are shuffled, doubled or lost', async () => {
    const events = picks.map(([name, input]) => {
      const json = JSON.stringify(input);
      const half = Math.floor(json.length / 2);
      return [
        { type: 'first-token' } as const,
        start(name),
        args(json.slice(0, half)),
        args(json.slice(half)),
        stop(),
        { type: 'usage', inputTokens: 1, outputTokens: 1 } as const,
      ];
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...events).chain((of) => fc.array(fc.constantFrom(...of), { maxLength: 9 })),
        async (of) => holdsTheRules(await read(of)),
      ),
      { numRuns: 300 },
    );
  });
});

describe('every failure', () => {
  const facts = [0, 1, 2].flatMap((failuresBefore) =>
    [false, true].flatMap((spoke) =>
      [false, true].map((numberKnown) => ({ failuresBefore, spoke, numberKnown })),
    ),
  );
  it.each(thinkFailures)('%s leaves no caller without a word, whatever came before', (failure) => {
    for (const fact of facts) {
      const end = closing({ tool: 'none', failure }, fact);
      expect(end.phrases.length > 0 || end.last !== undefined || fact.spoke, JSON.stringify(fact)).toBe(true);
      expect(end.last === undefined || end.last === 'digits' || end.outcome !== undefined).toBe(true);
    }
  });
});
