import { describe, expect, it } from 'vitest';
import { hoursConfig } from '../../lib/hours-config.ts';

const at = (hours: number, minutes: number) => ({ hours, minutes });

describe('hoursConfig', () => {
  it('keeps the spans of a day apart', () => {
    const monday = [
      { fromMinute: 540, toMinute: 750 },
      { fromMinute: 810, toMinute: 1_080 },
    ];

    expect(hoursConfig({ monday })).toEqual([
      { day: 'MONDAY', startTime: at(9, 0), endTime: at(12, 30) },
      { day: 'MONDAY', startTime: at(13, 30), endTime: at(18, 0) },
    ]);
  });

  it('carries a span past midnight into the next day, also from Saturday to Sunday', () => {
    expect(hoursConfig({ saturday: [{ fromMinute: 1_200, toMinute: 1_560 }] })).toEqual([
      { day: 'SATURDAY', startTime: at(20, 0), endTime: at(0, 0) },
      { day: 'SUNDAY', startTime: at(0, 0), endTime: at(2, 0) },
    ]);
  });

  it('writes the midnight at the end of a day as Connect does', () => {
    expect(hoursConfig({ friday: [{ fromMinute: 0, toMinute: 1_440 }] })).toEqual([
      { day: 'FRIDAY', startTime: at(0, 0), endTime: at(0, 0) },
    ]);
  });
});
