import { describe, expect, it } from 'vitest';
import { cuesOf } from '../../lambdas/listener/completeness/cues.ts';

function cues(text: string, languageCode = 'en-US', asked = '') {
  const words = text
    .split(' ')
    .map((word, index) => ({ text: word, startMs: index * 300, endMs: index * 300 + 280, stable: true }));
  return cuesOf(words, languageCode, asked);
}

describe('cuesOf', () => {
  it.each([
    ['my sink is leaking', 'tells'],
    ['my sink broke last week', 'tells-past'],
    ['my sink broke and nobody came to fix it', 'tells-in-two-clauses'],
    ['I need a plumber', 'wish-for-thing'],
    ['I was hoping for a discount', 'wish'],
    ['I want to cancel my plan', 'wish-to-do'],
    ['it is the blue one', 'states'],
    ['my sink is leaking all over the floor', 'tells-at-length'],
    ['where do I sign', 'asks-with-word'],
    ['on Monday sorry on Tuesday', 'recovered'],
    ['on Tuesday at three', 'time-said'],
    ['three on Tuesday', 'time-last'],
    ['that would be fine', 'approves'],
    ['no it is somewhere else', 'answers-first'],
    ['Ann Lopez', 'whole-name-last'],
    ['okay thanks bye', 'farewell'],
    ['are you open today', 'adverb-last'],
    ['can I book a table', 'asks-to'],
    ['can I book a table', 'asks-for-thing'],
  ] as const)('%s: %s', (text, expected) => {
    expect(cues(text)).toContain(expected);
  });

  it.each([
    ['yes', 'Would that work for you?', 'answer to yes-or-no'],
    ['um yes', 'Would that work for you?', 'answer to yes-or-no'],
    ['Tuesday', 'What day suits you?', 'phrase to time'],
    ['Ann Lopez', 'Could I have your name?', 'phrase to name'],
    ['the afternoon', 'Would you prefer the morning or the afternoon?', 'phrase to choice'],
    ['my sink is leaking', 'What seems to be the problem?', 'sentence to story'],
    ['is there parking', 'We are on Alder Street.', 'question to nothing'],
    ['my sink is leaking', 'Thanks for calling. How can I help you?', 'sentence to wish'],
  ] as const)('%s, to “%s”: %s', (text, asked, expected) => {
    expect(cues(text, 'en-US', asked)).toContain(expected);
  });

  it('knows from the question that more of the answer is to come, and how long a number is', () => {
    expect(cues('yes it is', 'en-US', 'What is your name?')).toEqual(['unfinished']);
    expect(cues('yes it is', 'en-US', 'Is it urgent?')).not.toContain('unfinished');
    expect(cues('five five', 'en-US', 'What is your phone number?')).toEqual(['unfinished-number']);
    expect(cues('nine eight one oh one', 'en-US', 'What is your zip code?')).toEqual(['whole-number']);
    expect(cues('five five five', 'en-US', 'What is your order number?')).toEqual(['begun-number']);
    expect(cues('five five five one two', 'en-US', 'What is your order number?')).toEqual([
      'plausible-number',
    ]);
  });

  it('asks nothing of an English prompt in other languages', () => {
    expect(cues('sí', 'es-US', 'Does that work for you?')).toEqual(['unjudged']);
  });

  it('adds nothing where the words are clearly unfinished, nor in other languages', () => {
    expect(cues('my sink broke and')).toEqual(['unfinished']);
    expect(cues('necesito una cita hoy', 'es-US')).toEqual(['unjudged']);
  });
});
