import type { AgentEnvironment } from '../aws/environment.ts';
import type { ActiveItem, ActiveKnowledge } from './active-knowledge.ts';
import { embedChunks } from './embed-chunks.ts';
import { embedderOf, type KnowledgeSave, versionOf } from './knowledge-save.ts';
import { vectorKey } from './knowledge-vector.ts';
import { listVectors, type StoredVector } from './list-vectors.ts';
import { type KnowledgeFile, parseKnowledge } from './parse-knowledge.ts';
import { phraseTexts } from './phrases.ts';
import { readActiveItem } from './read-active-knowledge.ts';
import { removeVectors } from './remove-vectors.ts';
import { type RenderPhrases, renderAll, reusedPhrases } from './render-all.ts';
import { storeVectors } from './store-vectors.ts';
import { switchActiveKnowledge } from './switch-active-knowledge.ts';

export interface PublishRequest {
  readonly save: KnowledgeSave;
  readonly fileName: string;
  readonly environment: AgentEnvironment;
  readonly renderPhrases: RenderPhrases;
}

/** The version that is active now, and the vectors that no call needs any more. */
export interface Published {
  readonly active: ActiveKnowledge;
  /** How many passages had to be embedded. */
  readonly embedded: number;
  readonly retiredKeys: readonly string[];
}

/** Vectors of no version that anybody reads are those of a publishing that broke off, when they are as old as this. */
const orphanedAfterMs = 3_600_000;
const triesToSwitch = 3;

/**
 * Publishes a save of the knowledge file: parse, chunk, embed what is new, store under a new version, and only then
 * switch. A bad file throws `KnowledgeFileError` and changes nothing; so does any failure before the switch. Before the
 * first version the stock phrases are rendered, too; later ones begin with the phrases that they share with the last.
 * @returns `undefined` when a newer save is active.
 */
export async function publishKnowledge(
  { save, fileName, environment, renderPhrases }: PublishRequest,
  signal: AbortSignal,
): Promise<Published | undefined> {
  const seen = await readActiveItem(environment, signal);
  if (isOvertaken(save, seen)) return undefined;
  const file = parseKnowledge(save.source, fileName);
  const version = versionOf(save, environment);
  const texts = phraseTexts(file.profile);
  if (seen?.version === version) {
    // Told of twice, or found again by a deployment: only the order of saves is noted.
    return await switchTo({ ...seen.knowledge, ...contentsOf(file) }, { save, seen, embedded: 0 });
  }
  const stored = await listVectors(environment, signal);
  const known = knownEmbeddings(stored, environment);
  const [phrases, chunks] = await Promise.all([
    seen === undefined
      ? renderAll(texts, file.profile, environment, renderPhrases, signal)
      : reusedPhrases(texts, file.profile, seen.knowledge),
    embedChunks(file.chunks, known.vectors, environment, signal),
  ]);
  const embedded = chunks.length - known.countOf(chunks);
  await storeVectors(version, chunks, environment, signal);
  return await switchTo({ ...contentsOf(file), version, phrases }, { save, seen, embedded, stored });

  async function switchTo(
    knowledge: ActiveKnowledge,
    of: {
      readonly save: KnowledgeSave;
      readonly seen: ActiveItem | undefined;
      readonly embedded: number;
      readonly stored?: readonly StoredVector[];
    },
  ): Promise<Published | undefined> {
    let { seen } = of;
    for (let tries = 1; tries <= triesToSwitch; tries++) {
      const switched = await switchActiveKnowledge(knowledge, of.save, seen, environment, signal);
      if (switched.done) {
        const retiredKeys = retired(of.stored ?? [], knowledge.version, switched.replaced);
        return { active: knowledge, embedded: of.embedded, retiredKeys };
      }
      seen = await readActiveItem(environment, signal);
      if (isOvertaken(of.save, seen)) break;
    }
    if (seen?.version !== knowledge.version) {
      const keys = file.chunks.map(({ id }) => vectorKey(knowledge.version, id));
      await removeVectors(keys, environment, signal);
    }
    return undefined;
  }
}

/** Whether what is active was saved later. */
export function isOvertaken(save: KnowledgeSave, active: ActiveItem | undefined): boolean {
  if (active === undefined) return false;
  if (active.savedAtMs > save.savedAtMs) return true;
  return save.sequencer !== undefined && active.sequencer !== undefined && active.sequencer > save.sequencer;
}

function contentsOf({ profile: { name, ...profile }, chunks }: KnowledgeFile) {
  return { ...profile, businessName: name, chunkCount: chunks.length };
}

function knownEmbeddings(stored: readonly StoredVector[], environment: AgentEnvironment) {
  const embedder = embedderOf(environment);
  const usable = stored.filter(({ embeddedBy }) => embeddedBy === embedder);
  const vectors = new Map(usable.map(({ embeddedText, embedding }) => [embeddedText, embedding]));
  const own = new Set(vectors.values());
  return {
    vectors,
    countOf: (chunks: readonly { readonly embedding: readonly number[] }[]) =>
      chunks.filter(({ embedding }) => own.has(embedding)).length,
  };
}

/** Keys of versions that neither a new call nor one under way reads. */
function retired(
  stored: readonly StoredVector[],
  version: string,
  replaced: { readonly version?: string; readonly before?: string },
): readonly string[] {
  const inUse = new Set([version, replaced.version]);
  const oldMs = Date.now() - orphanedAfterMs;
  return stored
    .filter((vector) => !inUse.has(vector.version))
    .filter((vector) => vector.version === replaced.before || vector.storedAtMs < oldMs)
    .map(({ key }) => key);
}
