import type { AgentEnvironment } from '../aws/environment.ts';
import { s3 } from '../aws/s3.ts';

/** The owner's file as it lies in S3 now, and when it was saved. Rejects when there is none. */
export async function readKnowledgeFile(
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<{ readonly source: string; readonly savedAtMs: number }> {
  const { client, sdk } = await s3();
  const { KNOWLEDGE_BUCKET: Bucket, KNOWLEDGE_KEY: Key } = environment;
  const { Body, LastModified } = await client.send(new sdk.GetObjectCommand({ Bucket, Key }), {
    abortSignal: signal,
  });
  if (Body === undefined)
    throw new Error(`s3://${Bucket}/${Key} has no content. Upload the knowledge file again.`);
  return { source: await Body.transformToString('utf-8'), savedAtMs: LastModified?.getTime() ?? Date.now() };
}
