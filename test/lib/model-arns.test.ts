import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { modelArns } from '../../lib/model-arns.ts';

const stack = new Stack(new App(), 'test', { env: { region: 'us-east-1', account: '123456789012' } });
const of = (modelId: string) =>
  stack.resolve([...modelArns(stack, modelId)]).map((arn: unknown) => JSON.stringify(arn));

describe('modelArns', () => {
  it('is the model of this Region for a plain id', () => {
    const [arn, ...others] = of('amazon.titan-embed-text-v2:0');
    expect(arn).toContain(':bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0');
    expect(others).toEqual([]);
  });

  it.each([
    ['global.anthropic.claude-haiku-4-5-20251001-v1:0', 3],
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 2],
  ])('is the profile and its one model everywhere for %s', (profile, count) => {
    const arns = of(profile);
    expect(arns).toHaveLength(count);
    expect(arns[0]).toContain(`:123456789012:inference-profile/${profile}`);
    expect(arns[1]).toContain(':bedrock:*::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0');
  });
});
