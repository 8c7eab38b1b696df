import { QueryVectorsCommand } from '@aws-sdk/client-s3vectors';
import type { AgentEnvironment } from '../../aws/environment.ts';
import { s3vectors } from '../../aws/s3vectors.ts';
import type { ActiveKnowledge } from '../../knowledge/active-knowledge.ts';
import { vectorMetadataSchema } from '../../knowledge/knowledge-vector.ts';
import { readVectors } from '../../knowledge/read-vectors.ts';
import { embed } from '../../model/embed.ts';
import { brainOptions } from '../brain-options.ts';
import type { Passage } from '../decision.ts';
import { nearest } from './nearest.ts';

/** One version of the knowledge, ready to be searched for the length of a call. */
export interface KnowledgeIndex {
  readonly version: string;
  /**
   * The passages nearest in meaning, best first; none when nothing is near enough. Of a text in several lines, some are
   * those nearest to its last line alone: a new thing that is asked drowns among the words that were said before.
   */
  search(text: string, signal: AbortSignal): Promise<Passage[]>;
}

/**
 * Opens the active version: up to 2,000 vectors are read into memory, a larger version is queried in S3 Vectors.
 * `search` rejects with `ModelError` when the embedding fails.
 */
export async function openIndex(
  environment: AgentEnvironment,
  active: Pick<ActiveKnowledge, 'version' | 'chunkCount'>,
  signal: AbortSignal,
): Promise<KnowledgeIndex> {
  const { version, chunkCount } = active;
  const inMemory = chunkCount <= brainOptions.vectorsInMemory;
  const vectors = inMemory ? await readVectors(version, chunkCount, environment, signal) : [];
  return {
    version,
    search: async (text, searchSignal) => {
      const find = async (words: string) => {
        const wanted = await embed(words, environment, searchSignal);
        return inMemory ? nearest(vectors, wanted) : query(version, wanted, environment, searchSignal);
      };
      const last = text.slice(text.lastIndexOf('\n') + 1);
      if (last === text) return find(text);
      return together(await Promise.all([find(text.replaceAll('\n', ' ')), find(last)]));
    },
  };
}

/** Of both the best, each once; a third of the place is for the last line's own. */
function together([whole, own]: readonly [readonly Passage[], readonly Passage[]]): Passage[] {
  const kept = whole.slice(0, brainOptions.passages - Math.floor(brainOptions.passages / 3));
  const byId = new Map([...kept, ...own, ...whole].map((passage) => [passage.id, passage]));
  return [...byId.values()].slice(0, brainOptions.passages);
}

async function query(
  version: string,
  wanted: readonly number[],
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<Passage[]> {
  const command = new QueryVectorsCommand({
    vectorBucketName: environment.VECTOR_BUCKET,
    indexName: environment.VECTOR_INDEX,
    topK: brainOptions.passages,
    queryVector: { float32: [...wanted] },
    filter: { version: { $eq: version } },
    returnMetadata: true,
    returnDistance: true,
  });
  const { vectors = [] } = await s3vectors().send(command, { abortSignal: signal });
  const passages: Passage[] = [];
  for (const { metadata, distance } of vectors) {
    const { data } = vectorMetadataSchema.safeParse(metadata);
    const score = 1 - (distance ?? 1);
    if (data === undefined || score < brainOptions.relevanceFloor) continue;
    passages.push({ id: data.chunkId, headings: data.headings, text: data.text, score });
  }
  return passages;
}
