import type { AgentEnvironment } from '../aws/environment.ts';
import { s3 } from '../aws/s3.ts';
import { knowledgeLimits } from './knowledge-limits.ts';
import { KnowledgeFileError } from './knowledge-problem.ts';
import type { KnowledgeSave } from './knowledge-save.ts';
import { tooLarge } from './too-large.ts';

/**
 * The owner's file as it was saved, or as it lies in S3 now when no version is named. Rejects when there is none, and
 * with `KnowledgeFileError` for one that is larger than `knowledgeLimits`, unread.
 */
export async function readKnowledgeFile(
  environment: AgentEnvironment,
  versionId: string | undefined,
  signal: AbortSignal,
): Promise<KnowledgeSave> {
  const { client, sdk } = await s3();
  const { KNOWLEDGE_BUCKET: Bucket, KNOWLEDGE_KEY: Key } = environment;
  const command = new sdk.GetObjectCommand({ Bucket, Key, VersionId: versionId });
  const { Body, ContentLength = 0, LastModified } = await client.send(command, { abortSignal: signal });
  if (Body === undefined)
    throw new Error(`s3://${Bucket}/${Key} has no content. Upload the knowledge file again.`);
  if (ContentLength > knowledgeLimits.fileBytes) {
    if ('destroy' in Body) Body.destroy();
    throw new KnowledgeFileError(Key, [tooLarge('file', ContentLength)]);
  }
  return {
    source: await Body.transformToString('utf-8'),
    savedAtMs: LastModified?.getTime() ?? Date.now(),
  };
}
