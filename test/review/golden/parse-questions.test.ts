import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldenQuestions, localMomentMs } from '../../../lambdas/review/golden/golden-question.ts';
import { parseQuestions, QuestionFileError } from '../../../lambdas/review/golden/parse-questions.ts';

describe('parseQuestions', () => {
  it('makes a question of each wording, with what holds for the whole file', () => {
    const file = parseQuestions(
      `now: 2026-11-20 10:15
never: [free]
questions:
  - ask: [price?, how much is it?]
    after: [{ caller: a fitting }]
    tool: answer_from_knowledge
    says: [$120, [90 minutes, hour and a half]]
    from: { conversation: abc, turn: 3 }
  - ask: bye
    tool: end_call
    now: 2026-12-25 08:00`,
      'own.yaml',
    );
    const questions = goldenQuestions(file);
    expect(questions.map(({ ask, now }) => [ask, now])).toEqual([
      ['price?', '2026-11-20 10:15'],
      ['how much is it?', '2026-11-20 10:15'],
      ['bye', '2026-12-25 08:00'],
    ]);
    expect(questions[0]).toMatchObject({
      after: [{ caller: 'a fitting', agent: '' }],
      tools: ['answer_from_knowledge'],
      says: [['$120'], ['90 minutes', 'hour and a half']],
      never: [['free']],
      needsLanguageModel: false,
    });
  });

  it('tells everything that is wrong, each with its line', () => {
    const text = `now: yesterday
questions:
  - ask: bye
    tool: hang_up
  - ask: how much
    tool: end_call
    sais: $5
  - tool: end_call`;
    expect(() => parseQuestions(text, 'own.yaml')).toThrow(QuestionFileError);
    const lines = messageOf(() => parseQuestions(text, 'own.yaml')).split('\n');
    expect(lines).toEqual([
      'own.yaml:1:6 now: Write it as "2026-11-20 10:15", by the clock of the business.',
      expect.stringMatching(/^own\.yaml:4:11 questions\.0\.tool: Take one of answer_from_knowledge/),
      'own.yaml:7:11 questions.1.sais: This field is not known. Take it away, or see golden-question.ts.',
      'own.yaml:8:5 questions.2.ask: It is missing.',
    ]);
  });

  it.each([
    [
      'questions:\n  - ask: bye',
      'own.yaml:2:5 questions.0: Nothing is expected of it: give tool, says or never.',
    ],
    ['questions: []', 'own.yaml:1:12 questions: Write at least one question.'],
    ['', 'own.yaml:1:1 '],
    ['a: [', 'own.yaml:1:5 this is not YAML'],
  ])('refuses %j', (text, message) => {
    expect(messageOf(() => parseQuestions(text, 'own.yaml'))).toContain(message);
  });

  it('reads any text, or tells what is wrong by its own error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          parseQuestions(text, 'own.yaml');
        } catch (error) {
          expect(error).toBeInstanceOf(QuestionFileError);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('localMomentMs', () => {
  it('is on the clock of the business', () => {
    expect(localMomentMs('2026-11-20 10:15', 'America/Los_Angeles')).toBe(
      Date.parse('2026-11-20T10:15:00-08:00'),
    );
    expect(localMomentMs('2026-13-20 10:15', 'UTC')).toBeUndefined();
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}
