import { InvokeModel$, type InvokeModelRequest } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod/mini';
import { AwsError } from '../../wire/aws-error.ts';
import { type Operation, operation } from '../../wire/operation.ts';
import type { Brain } from './brain.ts';
import { checkEmbeddingModel } from './models.ts';
import { tokenCount } from './token-count.ts';
import type { TokenQuota } from './token-quota.ts';

/** Request of Titan Text Embeddings V2. Bedrock user guide, "Amazon Titan Text Embeddings". */
const titanSchema = z.strictObject({
  inputText: z.string().check(z.minLength(1), z.maxLength(50_000)),
  dimensions: z._default(z.literal([256, 512, 1024]), 1024),
  normalize: z._default(z.boolean(), true),
  embeddingTypes: z.optional(z.array(z.enum(['float', 'binary']))),
});

const LONGEST_INPUT_TOKENS = 8_192;

/** InvokeModel, for embeddings only. */
export function invokeTitan(quota: TokenQuota, { embed }: Brain): Operation {
  return operation<InvokeModelRequest, { contentType: string; body: Uint8Array }>(InvokeModel$, {
    resourceOf: ({ modelId }) => modelId,
    async answer({ modelId = '', contentType, body }, exchange) {
      checkEmbeddingModel(modelId);
      if (contentType !== undefined && contentType !== 'application/json') {
        throw invalid(`The content type ${contentType} is not supported: use application/json.`);
      }
      const { inputText, dimensions, normalize } = parse(body);
      const inputTextTokenCount = tokenCount(inputText);
      if (inputTextTokenCount > LONGEST_INPUT_TOKENS) {
        throw invalid(
          `Too many input tokens. Max input tokens: ${LONGEST_INPUT_TOKENS}, request input token count: ${inputTextTokenCount}`,
        );
      }
      quota.reserve(modelId, inputTextTokenCount, 0);
      await exchange.delay('bedrock.embed');
      const unit = embed(inputText, dimensions);
      const embedding = normalize ? unit : unit.map((value) => value * 10);
      return {
        contentType: 'application/json',
        body: Buffer.from(
          JSON.stringify({ embedding, embeddingsByType: { float: embedding }, inputTextTokenCount }),
        ),
      };
    },
  });
}

function parse(body: Uint8Array | undefined): z.infer<typeof titanSchema> {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(body ?? []).toString());
  } catch {
    throw invalid('Malformed input request: the body is no JSON, please reformat your input and try again.');
  }
  const parsed = titanSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `#: extraneous key [${issue.keys.join(', ')}] is not permitted`
      : `#/${issue.path.join('/')}: ${issue.message}`,
  );
  throw invalid(`Malformed input request: ${problems.join('; ')}, please reformat your input and try again.`);
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
