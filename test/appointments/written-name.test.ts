import { describe, expect, it } from 'vitest';
import { writtenName } from '../../lambdas/appointments/written-name.ts';

describe('a name as it is kept', () => {
  it.each([
    ['jane smith', 'Jane Smith'],
    ['J A N E', 'Jane'],
    ['Joe Friday', 'Joe Friday'],
    ['Anne-Marie O’Neill', 'Anne-Marie O’Neill'],
  ])('%s is written %s', (said, written) => {
    expect(writtenName(said)).toBe(written);
  });

  it.each(['Friday at', 'for Friday', 'tomorrow morning', 'from two to three', 'a fitting on Friday'])(
    '%s is none',
    (said) => {
      expect(writtenName(said)).toBe('');
    },
  );
});
