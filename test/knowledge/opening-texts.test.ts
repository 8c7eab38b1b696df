import { describe, expect, it } from 'vitest';
import { openingTexts } from '../../lambdas/knowledge/opening-texts.ts';

const hours = { monday: [{ fromMinute: 540, toMinute: 1_020 }] };

describe('openingTexts', () => {
  it('says the hours of the week, and that the business is closed', () => {
    const week = 'We are open Monday from 9 a.m. to 5 p.m. and closed on Tuesday to Sunday.';

    expect(openingTexts({ sayName: 'Shop', hours })).toEqual({
      closed: `Thank you for calling Shop. We are closed right now. ${week}`,
      hours: week,
    });
  });

  it("prefers the owner's own closed message", () => {
    const closedMessage = 'We are out riding.';

    expect(openingTexts({ sayName: 'Shop', hours, closedMessage }).closed).toBe(closedMessage);
  });
});
