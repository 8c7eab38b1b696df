import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedFor } from '../../lambdas/listener/completeness/asked-for.ts';

describe('askedFor', () => {
  it.each([
    ['Thanks for calling. How can I help you?', 'wish'],
    ["Sorry, I didn't catch that. Could you say it again?", 'wish'],
    ['Is there anything else I can help you with?', 'more'],
    ['Does Tuesday work for you?', 'yes-or-no'],
    ['Shall I take your name?', 'yes-or-no'],
    ['Would you like the morning or the afternoon?', 'choice'],
    ['What is the best number to reach you?', 'number'],
    ['Your phone number, please.', 'number'],
    ['How many people will there be?', 'thing'],
    ['And your name is?', 'name'],
    ['What time would you like to come in?', 'time'],
    ['What size is it?', 'thing'],
    ['Can you tell me what happened?', 'story'],
    ['We close at six.', 'nothing'],
    ['Is it urgent? One moment, please.', 'nothing'],
    ['', 'nothing'],
  ] as const)('%s: %s', (prompt, expected) => {
    expect(askedFor(prompt)).toBe(expected);
  });

  it('never fails, whatever a prompt says', () => {
    fc.assert(
      fc.property(fc.string(), (prompt) => {
        expect(askedFor(prompt)).toMatch(/^[a-z-]+$/);
      }),
    );
  });
});
