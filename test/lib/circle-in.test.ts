import { describe, expect, it } from 'vitest';
import { circleIn } from './circle-in.ts';
import { placeholder } from './flow-language/flow-of.ts';

const template = (a: object, b: object) => ({
  Resources: { A: { Type: 'X', ...a }, B: { Type: 'X', ...b }, C: { Type: 'X' } },
});
const properties = (value: unknown) => ({ Properties: { Deep: [{ Value: value }] } });

describe('circleIn', () => {
  it.each([
    ['Ref', { Ref: 'A' }],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['A', 'Arn'] }],
    ['Fn::GetAtt in one string', { 'Fn::GetAtt': 'A.Arn' }],
    ['Fn::Sub', { 'Fn::Sub': `x-${placeholder('A.Arn')}` }],
    ['Fn::Sub with values', { 'Fn::Sub': [`x-${placeholder('name')}`, { name: { Ref: 'A' } }] }],
    ['Fn::Join', { 'Fn::Join': ['', ['x', { Ref: 'A' }]] }],
  ])('finds a circle closed by %s', (_, value) => {
    const circle = circleIn(template({ DependsOn: ['B'] }, properties(value)));
    expect(circle).toEqual(['A', 'B', 'A']);
  });

  it('finds a circle of DependsOn, and a resource that waits for itself', () => {
    expect(circleIn(template({ DependsOn: 'B' }, { DependsOn: 'A' }))).toEqual(['A', 'B', 'A']);
    expect(circleIn(template(properties({ Ref: 'A' }), {}))).toEqual(['A', 'A']);
  });

  it('lets a chain pass, and words that only look like names', () => {
    expect(circleIn(template({ DependsOn: 'B' }, properties({ Ref: 'C' })))).toBeUndefined();
    expect(circleIn(template({ DependsOn: 'B' }, properties('A')))).toBeUndefined();
    expect(
      circleIn(
        template(
          { DependsOn: 'B' },
          properties({ 'Fn::Sub': `${placeholder('!A')} ${placeholder('AWS::Region')}` }),
        ),
      ),
    ).toBeUndefined();
  });
});
