import { describe, expect, it } from 'vitest';
import { gapKey } from '../../../lambdas/knowledge/gaps/gap-key.ts';

describe('gapKey', () => {
  it.each([
    ['Do you rent tandems?', 'do you rent tandem'],
    ['Do you rent tandems?', 'Um, hi, tandems, do you rent them? Rent tandems'.replace('them? ', '')],
    ["What's the price of a unicycle?", 'unicycle price please'],
  ])('is the same for "%s" and "%s"', (a, b) => {
    expect(gapKey(a)).toBe(gapKey(b));
  });

  it.each([
    ['Do you rent tandems?', 'Do you sell tandems?'],
    ['Is there a bus?', 'Is there a bu?'],
    ['what is it', 'how is that'],
  ])('is another for "%s" and "%s"', (a, b) => {
    expect(gapKey(a)).not.toBe(gapKey(b));
  });

  it('holds no words', () => {
    expect(gapKey('Do you rent tandems?')).toMatch(/^[0-9a-f]{32}$/);
  });
});
