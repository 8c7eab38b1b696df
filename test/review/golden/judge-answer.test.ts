import { describe, expect, it } from 'vitest';
import type { BrainAnswer } from '../../../lambdas/review/golden/ask-brain.ts';
import type { GoldenQuestion } from '../../../lambdas/review/golden/golden-question.ts';
import { judgeAnswer } from '../../../lambdas/review/golden/judge-answer.ts';
import { mentions } from '../../../lambdas/review/golden/mentions.ts';

describe('mentions', () => {
  it.each([
    ['It is twenty-five dollars.', '$25'],
    ['We close at 18:00.', '6 p.m.'],
    ['That takes an hour and a half.', '90 minutes'],
    ['Yes, dogs are welcome.', 'Dogs are welcome'],
    ['We do not repair scooters.', 'do not repair scooters'],
  ])('%s: %s', (text, fact) => {
    expect(mentions(text, [fact])).toBe(true);
  });

  it.each([
    ['It is $250.', '$25'],
    ['It takes 5 days.', '$5'],
    ['We are open until 6 a.m.', '6 p.m.'],
    ['Doghouses are welcome.', 'dog'],
    ['', 'closed'],
  ])('%s: not %s', (text, fact) => {
    expect(mentions(text, [fact])).toBe(false);
  });

  it('takes any of the wordings', () => {
    expect(mentions('It is step-free.', ['no steps', 'step-free'])).toBe(true);
  });
});

const question: GoldenQuestion = {
  ask: 'How much is a flat repair?',
  after: [],
  kind: 'direct',
  tools: ['answer_from_knowledge'],
  says: [['$25']],
  never: [['free']],
  reports: [],
  needsLanguageModel: false,
};
const answer: BrainAnswer = {
  tool: 'answer_from_knowledge',
  said: 'Flat repair is $25.',
  refused: [],
  sources: ['prices/flat'],
  given: [{ id: 'prices/flat', headings: [], text: 'Service: Flat repair; Price: $25', score: 0.5 }],
  reported: '',
};
const rules = { isLanguageModel: false };
const judged = (asked: Partial<GoldenQuestion>, came: Partial<BrainAnswer>, reader = rules) =>
  judgeAnswer({ ...question, ...asked }, { ...answer, ...came }, reader);

describe('judgeAnswer', () => {
  it('passes what is as expected', () => {
    expect(judged({}, {})).toEqual({ verdict: 'passed', wrong: [] });
  });

  it('tells what is missing, and whether the search or the reader has lost it', () => {
    expect(judged({}, { said: 'It is cheap.' }).wrong).toEqual([
      'does not say "$25" (it stands in prices/flat)',
    ]);
    expect(judged({}, { said: 'It is cheap.', given: [] }).wrong).toEqual([
      'does not say "$25" (it was not found)',
    ]);
    expect(judged({ says: [] }, { tool: 'end_call' }).wrong).toEqual([
      'picks end_call, not answer_from_knowledge',
    ]);
    expect(
      judged(
        { tools: ['book_appointment'], says: [], reports: [['Tuesday']] },
        {
          tool: 'book_appointment',
          reported: 'tune-up Monday',
        },
      ).wrong,
    ).toEqual(['does not report "Tuesday"']);
  });

  it('counts a refused sentence as the hand-over that it ends in, and no other failure', () => {
    const handOver = { tools: ['transfer_to_human'], says: [] } as const;
    expect(judged(handOver, { tool: 'none', failure: 'not-grounded', said: '' }).verdict).toBe('passed');
    expect(judged(handOver, { tool: 'none', failure: 'throttled', said: '' }).wrong).toEqual([
      'no usable reply of the model (throttled)',
    ]);
  });

  it('leaves to a language model what needs one, passed or not', () => {
    const needs = { needsLanguageModel: true };
    expect(judged(needs, {}).verdict).toBe('unjudged');
    expect(judged(needs, { said: '' }).verdict).toBe('unjudged');
    expect(judged(needs, { said: '' }, { isLanguageModel: true }).verdict).toBe('failed');
  });

  it('fails what must never be said, whoever has read the prompt', () => {
    const said = 'Flat repair is $25, or free for you.';
    expect(judged({ needsLanguageModel: true }, { said })).toEqual({
      verdict: 'failed',
      wrong: ['says "free", and must not'],
    });
  });
});
