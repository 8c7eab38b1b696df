import { InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod/mini';
import { bedrock } from '../aws/bedrock.ts';
import type { AgentEnvironment } from '../aws/environment.ts';
import { deadline } from './deadline.ts';
import { ModelError, modelErrorOf } from './model-error.ts';
import { modelOptions } from './model-options.ts';

const answerSchema = z.object({ embedding: z.array(z.number()) });

/**
 * The embedding of a text, of length 1 (Titan Text Embeddings V2).
 * Throws `ModelError`, or the signal's own reason once it is aborted.
 */
export async function embed(
  text: string,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const limit = deadline(modelOptions.embedDeadlineMs, 'The embedding');
  const either = AbortSignal.any([signal, limit.signal]);
  const command = new InvokeModelCommand({
    modelId: environment.EMBEDDING_MODEL_ID,
    contentType: 'application/json',
    accept: 'application/json',
    body: JSON.stringify({
      inputText: text,
      dimensions: Number(environment.EMBEDDING_DIMENSIONS),
      normalize: true,
    }),
  });
  try {
    const { body } = await bedrock().send(command, { abortSignal: either });
    const parsed = answerSchema.safeParse(JSON.parse(new TextDecoder().decode(body)));
    if (parsed.success) return parsed.data.embedding;
    throw new ModelError('unavailable', `${environment.EMBEDDING_MODEL_ID} answered without an embedding.`);
  } catch (error) {
    if (either.aborted) throw either.reason;
    throw modelErrorOf(error, false);
  } finally {
    limit.lift();
  }
}
