import { AwsError } from '../../wire/aws-error.ts';

const claude = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const titan = 'amazon.titan-embed-text-v2:0';
const profile = /^(?:arn:aws:bedrock:[^:]*:\d{12}:inference-profile\/)?(?:global|us|eu|jp|au|apac)\.(.+)$/;

/**
 * Refuses every id but the inference profiles of Claude Haiku 4.5: the model itself is not sold on demand.
 * Throws `AwsError` as Bedrock words it.
 */
export function checkConverseModel(modelId: string): void {
  if (profile.exec(modelId)?.[1] === claude) return;
  if (modelId === claude) {
    throw invalid(
      `Invocation of model ID ${claude} with on-demand throughput isn’t supported. Retry your request with the ID ` +
        'or ARN of an inference profile that contains this model.',
    );
  }
  if (modelId === titan) throw invalid('The model doesn’t support converse streaming.');
  throw invalid('The provided model identifier is invalid.');
}

/** Refuses every id but Titan Text Embeddings V2. */
export function checkEmbeddingModel(modelId: string): void {
  if (modelId !== titan) throw invalid('The provided model identifier is invalid.');
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
