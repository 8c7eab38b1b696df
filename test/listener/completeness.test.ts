import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completenessOf } from '../../lambdas/listener/completeness.ts';

const judge = (text: string) => completenessOf(text.split(' '), 'en-US');

describe('completenessOf', () => {
  it.each([
    ['thank you bye', 'closed'],
    ['the first one please', 'closed'],
    ['what time do you close on Saturday?', 'question'],
    ['how much does it cost', 'question'],
    ['What are your hours?', 'short-question'],
    ['yes', 'answer'],
    ['no not really', 'answer'],
    ['two zero six five five five zero one four two', 'whole-number'],
    ['206-555-0142', 'whole-number'],
    ['I left my umbrella at your place', 'sentence'],
    ['I need a haircut', 'short-sentence'],
    ['Tuesday at three', 'phrase'],
    ['hi this is Ann', 'greeting'],
    ['I would like to book', 'unclear'],
    ['my number is five five five oh one four two', 'plausible-number'],
    ['my number is five five five', 'unfinished-number'],
    ['a haircut a beard trim', 'list'],
    ['I would like a haircut and', 'unfinished'],
    ['can you', 'unfinished'],
    ['do you take', 'unfinished'],
    ['is the', 'unfinished'],
    ['if I come in on Monday', 'unfinished'],
    ['could I move it from Monday', 'unfinished'],
    ['I would like um', 'thinking'],
    ['on Monday no wait', 'thinking'],
    ['let me check my calendar', 'thinking'],
  ] as const)('%s: %s', (text, expected) => {
    expect(judge(text)).toBe(expected);
  });

  it('knows only the marks of other languages', () => {
    expect(completenessOf(['quiero', 'una', 'cita', 'y'], 'es-US')).toBe('unjudged');
    expect(completenessOf(['¿quiere', 'algo?'], 'es-US')).toBe('question');
    expect(completenessOf(['quiero,'], 'es-US')).toBe('unclear');
  });

  it('never fails, whatever Transcribe sends', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 12 }), (words) => {
        expect(completenessOf(words, 'en-US')).toMatch(/^[a-z-]+$/);
      }),
    );
  });
});
