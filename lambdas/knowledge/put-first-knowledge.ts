import { readFile } from 'node:fs/promises';
import type { AgentEnvironment } from '../aws/environment.ts';
import { s3 } from '../aws/s3.ts';

/** Beside the handlers of a deployment, where it was made with a knowledge file. */
export const firstKnowledgeFile = 'first-knowledge.md';

/**
 * Puts the file that the deployment was made with where the owner edits it, if nothing is there: what the owner has
 * written is never replaced.
 * @param folder of the handlers, as a URL that ends in `/`
 */
export async function putFirstKnowledge(
  folder: string | URL,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const file = await readFile(new URL(firstKnowledgeFile, folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return;
  const { client, sdk } = await s3();
  const command = new sdk.PutObjectCommand({
    Bucket: environment.KNOWLEDGE_BUCKET,
    Key: environment.KNOWLEDGE_KEY,
    Body: file,
    ContentType: 'text/markdown; charset=utf-8',
    IfNoneMatch: '*',
  });
  try {
    await client.send(command, { abortSignal: signal });
  } catch (error) {
    const { name = '' } = error as { name?: string };
    // Two writes at once: the other one has put it, or puts it now.
    if (name !== 'PreconditionFailed' && name !== 'ConditionalRequestConflict') throw error;
  }
}
