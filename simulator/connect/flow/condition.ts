import type { ConditionBranch } from '../../../lib/flow-language/flow.ts';

type Test = (value: string, operand: string) => boolean;

/** Case counts: https://docs.aws.amazon.com/connect/latest/adminguide/check-contact-attributes.html */
const operators: Readonly<Record<string, Test>> = {
  Equals: (value, operand) => value === operand,
  TextStartsWith: (value, operand) => value.startsWith(operand),
  TextEndsWith: (value, operand) => value.endsWith(operand),
  TextContains: (value, operand) => value.includes(operand),
  NumberGreaterThan: numbers((value, operand) => value > operand),
  NumberGreaterOrEqualTo: numbers((value, operand) => value >= operand),
  NumberLessThan: numbers((value, operand) => value < operand),
  NumberLessOrEqualTo: numbers((value, operand) => value <= operand),
};

/** The first condition, in the order written, that holds for the value. Nothing holds for a missing value or operand. */
export function firstThatHolds(
  conditions: readonly ConditionBranch[],
  value: string | null,
  resolve: (operand: string) => string | null,
): ConditionBranch | undefined {
  if (value === null) return undefined;
  return conditions.find((condition) => {
    const test = operators[condition.Operator];
    return condition.Operands.some((operand) => {
      const resolved = resolve(operand);
      return test !== undefined && resolved !== null && test(value, resolved);
    });
  });
}

function numbers(test: (value: number, operand: number) => boolean): Test {
  return (value, operand) => {
    const [left, right] = [toNumber(value), toNumber(operand)];
    return left !== undefined && right !== undefined && test(left, right);
  };
}

function toNumber(text: string): number | undefined {
  return /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
