import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Prefixes of cross-Region inference profiles. */
const PROFILE = /^(?:global|us|us-gov|eu|apac|jp|au|ca)\./;

/**
 * What a caller of this model must be allowed on. An inference profile (`global.…`, `us.…`) runs the model in
 * any of its Regions, so the profile itself and the one model in each of them; a plain model id only here.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
export function modelArns(
  scope: Construct,
  modelId: string,
  /** Where the request is sent. */
  region: string = Stack.of(scope).region,
): readonly string[] {
  const { partition, account } = Stack.of(scope);
  const model = modelId.replace(PROFILE, '');
  if (model === modelId) return [`arn:${partition}:bedrock:${region}::foundation-model/${modelId}`];
  return [
    `arn:${partition}:bedrock:${region}:${account}:inference-profile/${modelId}`,
    `arn:${partition}:bedrock:*::foundation-model/${model}`,
    ...(modelId.startsWith('global.') ? [`arn:${partition}:bedrock:::foundation-model/${model}`] : []),
  ];
}
