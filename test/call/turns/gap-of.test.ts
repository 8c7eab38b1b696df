import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../lambdas/brain/decision.ts';
import { gapOf } from '../../../lambdas/call/turns/gap-of.ts';

const transfer = (reasonCode: string): Decision => ({ tool: 'transfer_to_human', reasonCode, summary: '' });

describe('gapOf', () => {
  it.each<[Decision, boolean, string | undefined]>([
    [transfer('not_in_knowledge'), false, 'not-in-knowledge'],
    [transfer('not_in_knowledge'), true, 'none-relevant'],
    [transfer('other'), true, 'none-relevant'],
    [transfer('other'), false, undefined],
    [transfer('asked_for_person'), true, undefined],
    [transfer('upset'), true, undefined],
    [{ tool: 'none', failure: 'not-grounded' }, false, 'not-grounded'],
    [{ tool: 'none', failure: 'deadline' }, true, undefined],
    [{ tool: 'answer_from_knowledge', sourceIds: ['s'] }, false, undefined],
    [{ tool: 'end_call', reasonCode: 'goodbye' }, true, undefined],
  ])('of %o, nothing found: %s, is %s', (decision, nothing, why) => {
    expect(gapOf(decision, { query: 'q', foundNothing: () => nothing })?.why).toBe(why);
  });

  it('holds no number of the caller', () => {
    const query =
      'My card is 4111 1111 1111 1111 and my number is 206 555 0142, is order one two three four five late?';
    const gap = gapOf(transfer('not_in_knowledge'), { query, foundNothing: () => false });
    expect(gap?.question).not.toMatch(/\d{3}|one two/);
    expect(gap?.question).toContain('late');
  });
});
