import { describe, expect, it } from 'vitest';
import { holidayName, holidayNamed } from '../../lambdas/business-time/holidays.ts';
import { isoDayOf, parseIsoDay } from '../../lambdas/business-time/iso-day.ts';

const day = (iso: string) => {
  const parsed = parseIsoDay(iso);
  if (parsed === undefined) throw new Error(iso);
  return parsed;
};

describe('holidayName', () => {
  it.each([
    ['2026-12-25', 'Christmas Day'],
    ['2026-11-26', 'Thanksgiving'],
    ['2026-05-25', 'Memorial Day'],
    ['2027-05-31', 'Memorial Day'],
    ['2026-09-07', 'Labor Day'],
    ['2026-04-05', 'Easter Sunday'],
    ['2027-03-28', 'Easter Sunday'],
    ['2038-04-25', 'Easter Sunday'],
    ['2026-11-25', undefined],
  ])('%s is %s', (iso, name) => {
    expect(holidayName(day(iso))).toBe(name);
  });
});

describe('holidayNamed', () => {
  it.each([
    ['are you open on christmas eve', '2026-12-24'],
    ['on xmas', '2026-12-25'],
    ["new year's eve", '2026-12-31'],
    ["new year's day", '2027-01-01'],
    ['the fourth of july', '2027-07-04'],
    ['on thanksgiving', '2026-11-26'],
  ])('%s is the next one', (said, iso) => {
    expect(isoDayOf(holidayNamed(said, day('2026-11-20'))?.day ?? day('2000-01-01'))).toBe(iso);
  });

  it('is today on the day itself, and none where none is named', () => {
    expect(holidayNamed('christmas', day('2026-12-25'))?.day).toEqual(day('2026-12-25'));
    expect(holidayNamed('tuesday', day('2026-12-25'))).toBeUndefined();
  });
});
