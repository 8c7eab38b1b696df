import { describe, expect, it } from 'vitest';
import { firstThatHolds } from '../../../../simulator/connect/flow/condition.ts';

const held = (value: string | null, ...conditions: readonly (readonly [string, ...string[]])[]) =>
  firstThatHolds(
    conditions.map(([Operator, ...Operands], n) => ({ NextAction: `n${n}`, Operator, Operands })),
    value,
    (operand) => (operand === '$.Attributes.missing' ? null : operand),
  )?.NextAction;

describe('firstThatHolds', () => {
  it.each([
    ['Equals', 'yes', 'yes', true],
    ['Equals', 'yes', 'Yes', false],
    ['TextStartsWith', 'arn:aws:x', 'arn', true],
    ['TextEndsWith', 'arn:aws:x', 'arn', false],
    ['TextContains', 'arn:aws:x', 'aws', true],
    ['NumberGreaterThan', '10', '9', true],
    ['NumberGreaterThan', '9', '9', false],
    ['NumberGreaterOrEqualTo', '9', '9', true],
    ['NumberLessThan', '-1.5', '0', true],
    ['NumberLessOrEqualTo', '1', '0', false],
    ['NumberLessThan', 'few', '10', false],
    ['NumberLessThan', '', '10', false],
    ['NoSuchOperator', 'a', 'a', false],
  ])('%s: "%s" and "%s" is %s', (operator, value, operand, expected) => {
    expect(held(value, [operator, operand])).toBe(expected ? 'n0' : undefined);
  });

  it('takes the first in the order written', () => {
    expect(held('70', ['NumberGreaterThan', '60'], ['NumberGreaterThan', '2'])).toBe('n0');
  });

  it('holds nothing against a missing value or operand', () => {
    expect(held(null, ['Equals', 'null'])).toBeUndefined();
    expect(held('a', ['Equals', '$.Attributes.missing'])).toBeUndefined();
  });
});
