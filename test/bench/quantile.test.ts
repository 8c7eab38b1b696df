import { describe, expect, it } from 'vitest';
import { median, quantile } from './quantile.ts';

describe('quantile', () => {
  it('interpolates between the values beside it, whatever their order', () => {
    expect(quantile([40, 10, 30, 20], 0.5)).toBe(25);
    expect(quantile([0, 100], 0.95)).toBe(95);
    expect(median([7])).toBe(7);
  });

  it('is no number for no values', () => {
    expect(median([])).toBeNaN();
  });
});
