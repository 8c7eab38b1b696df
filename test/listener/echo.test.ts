import { describe, expect, it } from 'vitest';
import { withoutEcho } from '../../lambdas/listener/echo.ts';
import { textOf } from '../../lambdas/listener/spoken-word.ts';

/** Heard at an even pace while the prompt plays. */
const heardDuring = (said: string) =>
  said
    .split(' ')
    .map((text, index) => ({ text, startMs: index * 500, endMs: index * 500 + 400, stable: true }));

describe('withoutEcho', () => {
  it.each([
    ['They are 13, 16 and 18 inches.', 'they are thirteen sixteen and eighteen inches'],
    ['Sizes: 14 16 17 19.', 'sizes fourteen sixteen seventeen nineteen'],
    ['Rooms 60, 70 and 90.', 'rooms sixty seventy and ninety'],
    ['Come at 3:30 or 9:15.', 'come at three thirty or nine fifteen'],
  ])('knows "%s" again in "%s"', (prompt, heard) => {
    const words = heardDuring(heard);
    const playing = { text: prompt, startedAtMs: 0, endsAtMs: words.length * 500 };

    expect(textOf(withoutEcho(words, [playing]))).toBe('');
  });

  it('leaves numbers that the prompt does not hold', () => {
    const words = heardDuring('fourteen eighteen nineteen');
    const playing = { text: 'They are 13, 16 and 17 inches.', startedAtMs: 0, endsAtMs: 3_000 };

    expect(withoutEcho(words, [playing])).toEqual(words);
  });
});
