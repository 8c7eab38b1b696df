import { describe, expect, it } from 'vitest';
import { spokenSpans, spokenWeek } from '../../lambdas/business-time/spoken-hours.ts';
import { spokenTime } from '../../lambdas/business-time/spoken-time.ts';

describe('spokenTime', () => {
  it.each([
    [0, 'midnight'],
    [5, '12:05 a.m.'],
    [540, '9 a.m.'],
    [720, 'noon'],
    [750, '12:30 p.m.'],
    [1_080, '6 p.m.'],
    [1_560, '2 a.m.'],
  ])('%i → %s', (minutes, said) => {
    expect(spokenTime(minutes)).toBe(said);
  });
});

describe('spokenWeek', () => {
  it('joins days with the same hours', () => {
    const day = [{ fromMinute: 540, toMinute: 1_080 }];
    const week = spokenWeek({
      monday: day,
      tuesday: day,
      wednesday: day,
      thursday: day,
      friday: day,
      saturday: [],
    });
    expect(week).toBe('Monday to Friday from 9 a.m. to 6 p.m. and closed on Saturday and Sunday');
  });

  it('names days with the same hours together, and the closed ones last', () => {
    const day = [{ fromMinute: 540, toMinute: 1_080 }];
    const late = [{ fromMinute: 1_020, toMinute: 1_500 }];
    expect(spokenWeek({ tuesday: day, wednesday: late, thursday: day, friday: day, saturday: day })).toBe(
      'Tuesday and Thursday to Saturday from 9 a.m. to 6 p.m., Wednesday from 5 p.m. to 1 a.m., and closed on Monday and Sunday',
    );
    expect(spokenWeek({})).toBe('closed on Monday to Sunday');
  });

  it('says every span of a day', () => {
    const spans = [
      { fromMinute: 540, toMinute: 720 },
      { fromMinute: 780, toMinute: 1_050 },
    ];
    expect(spokenSpans(spans)).toBe('9 a.m. to noon and 1 p.m. to 5:30 p.m.');
    expect(spokenSpans([])).toBeUndefined();
  });
});
