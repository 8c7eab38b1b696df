import type { AgentEnvironment } from '../../aws/environment.ts';
import { openIndex } from '../../brain/retrieval/open-index.ts';
import { embedChunks } from '../../knowledge/embed-chunks.ts';
import { parseKnowledge } from '../../knowledge/parse-knowledge.ts';
import { storeVectors } from '../../knowledge/store-vectors.ts';
import type { AskedBusiness } from './ask-brain.ts';

/**
 * Makes a knowledge file askable without publishing it: its vectors are stored under `version`, which no call is
 * answered from. Throws `KnowledgeFileError` for a file that could not be published.
 */
export async function openUnpublished(
  {
    source,
    fileName,
    version,
  }: { readonly source: string; readonly fileName: string; readonly version: string },
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<AskedBusiness> {
  const { profile, chunks } = parseKnowledge(source, fileName);
  const embedded = await embedChunks(chunks, new Map(), environment, signal);
  await storeVectors(version, embedded, environment, signal);
  const index = await openIndex(environment, { version, chunkCount: chunks.length }, signal);
  return { business: profile, environment, search: index.search };
}
