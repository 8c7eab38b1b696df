import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableSequencer } from '../../lambdas/knowledge/sequencer.ts';

describe('comparableSequencer', () => {
  it('keeps the order of S3, whose shorter ones are padded with zeros on the right', () => {
    const padded = (text: string, length: number) => text.toUpperCase().padEnd(length, '0');
    const hex = fc.stringMatching(/^[0-9A-Fa-f]{1,20}$/);
    fc.assert(
      fc.property(hex, hex, (a, b) => {
        const length = Math.max(a.length, b.length);
        const later = padded(a, length) > padded(b, length);
        expect((comparableSequencer(a) ?? '') > (comparableSequencer(b) ?? '')).toBe(later);
      }),
    );
  });

  it.each([undefined, '', 'xyz', '0'.repeat(65)])('knows that %s is none', (sequencer) => {
    expect(comparableSequencer(sequencer)).toBeUndefined();
  });
});
