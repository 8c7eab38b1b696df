import { describe, expect, it } from 'vitest';
import { cuesOf } from '../../lambdas/listener/completeness/cues.ts';

function cues(text: string, languageCode = 'en-US') {
  const words = text
    .split(' ')
    .map((word, index) => ({ text: word, startMs: index * 300, endMs: index * 300 + 280, stable: true }));
  return cuesOf(words, languageCode);
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
  ] as const)('%s: %s', (text, expected) => {
    expect(cues(text)).toContain(expected);
  });

  it('adds nothing where the words are clearly unfinished, nor in other languages', () => {
    expect(cues('my sink broke and')).toEqual(['unfinished']);
    expect(cues('necesito una cita hoy', 'es-US')).toEqual(['unjudged']);
  });
});
