import { describe, expect, it } from 'vitest';
import { callTime } from '../../../console/src/phone/business-clock.ts';

const business = {
  timeZone: 'America/Los_Angeles',
  hours: { monday: [{ fromMinute: 540, toMinute: 1_080 }] },
};
const mondayTen = Date.parse('2026-11-23T10:00:00-08:00');

describe('callTime', () => {
  it.each([
    [undefined, 'Monday 10:00', true],
    ['17:59', 'Monday 17:59', true],
    ['18:00', 'Monday 18:00', false],
    ['09:30', 'Tuesday 09:30', false],
    ['00:00', 'Tuesday 00:00', false],
  ])('at %s it is %s where the business is', (timeOfDay, text, open) => {
    expect(callTime(timeOfDay, mondayTen, business)).toEqual({ text, open });
  });
});
