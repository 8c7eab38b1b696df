import { createHash } from 'node:crypto';
import type { AgentEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import type { ActiveKnowledge } from './active-knowledge.ts';
import { awaitsDeployment } from './awaits-deployment.ts';
import { publishHours } from './hours/publish-hours.ts';
import { KnowledgeFileError } from './knowledge-problem.ts';
import type { KnowledgeSave } from './knowledge-save.ts';
import { type KnowledgeStatus, readStatus, writeStatus } from './knowledge-status.ts';
import { phraseTexts } from './phrases.ts';
import { isOvertaken, publishKnowledge } from './publish-knowledge.ts';
import { readActiveItem } from './read-active-knowledge.ts';
import { removeVectors } from './remove-vectors.ts';
import { areRendered, type RenderPhrases, renderAll } from './render-all.ts';
import { amendActiveKnowledge } from './switch-active-knowledge.ts';
import { tellOwner } from './tell-owner.ts';

/** `outdated`: a newer save is active already. */
export type SyncResult =
  | {
      readonly status: 'published';
      readonly version: string;
      readonly chunkCount: number;
      /** How many passages were not known before. */
      readonly embedded: number;
    }
  | { readonly status: 'outdated' }
  | { readonly status: 'refused'; readonly problems: KnowledgeFileError['problems'] };

export interface SyncParts {
  readonly environment: AgentEnvironment;
  readonly renderPhrases: RenderPhrases;
}

/**
 * Brings one save into force: publishes it, and behind the switch Connect's hours, the phrases that are new and the
 * removal of what no call reads any more; how far they are stands in `status.json`. A bad file changes nothing, and the
 * owner is told once. Rejects when something failed that is worth another try: all of it may be done again.
 * @param read the save; a `KnowledgeFileError` of it counts as a bad file.
 */
export async function syncKnowledge(
  read: () => Promise<KnowledgeSave>,
  sequencer: string | undefined,
  parts: SyncParts,
  signal: AbortSignal,
): Promise<SyncResult> {
  const { environment, renderPhrases } = parts;
  let save: KnowledgeSave = { source: '', savedAtMs: Date.now(), sequencer };
  try {
    save = { ...(await read()), sequencer };
    const fileName = environment.KNOWLEDGE_KEY;
    const published = await publishKnowledge({ save, fileName, environment, renderPhrases }, signal);
    if (published === undefined) return { status: 'outdated' };
    await bringIntoForce(published.active, save, parts, signal);
    await removeVectors(published.retiredKeys, environment, signal);
    const { version, chunkCount } = published.active;
    return { status: 'published', version, chunkCount, embedded: published.embedded };
  } catch (error) {
    if (!(error instanceof KnowledgeFileError)) throw error;
    return await refuse(error, save, environment, signal);
  }
}

async function refuse(
  refused: KnowledgeFileError,
  save: KnowledgeSave,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<SyncResult> {
  const [active, last] = await Promise.all([
    readActiveItem(environment, signal),
    readStatus(environment, signal),
  ]);
  if (isOvertaken(save, active)) return { status: 'outdated' };
  const saved = digestOf(save.source === '' ? refused.message : save.source);
  if (last?.state !== 'refused' || last.save !== saved) await tellOwner(refused, environment, signal);
  const status: KnowledgeStatus = {
    file: environment.KNOWLEDGE_KEY,
    state: 'refused',
    at: now(),
    save: saved,
    ...(active === undefined ? {} : { version: active.version, passages: active.knowledge.chunkCount }),
    problems: [...refused.problems],
    ...(last?.hours === undefined ? {} : { hours: last.hours }),
    ...(last?.phrases === undefined ? {} : { phrases: last.phrases }),
    ...(last?.untilDeployed === undefined ? {} : { untilDeployed: last.untilDeployed }),
  };
  await writeStatus(status, environment, signal);
  return { status: 'refused', problems: refused.problems };
}

/** What follows the switch. A newer version that takes over meanwhile tells of itself, and its hours are the ones. */
async function bringIntoForce(
  switched: ActiveKnowledge,
  save: KnowledgeSave,
  { environment, renderPhrases }: SyncParts,
  signal: AbortSignal,
): Promise<void> {
  let active = switched;
  const since = now();
  const untilDeployed = awaitsDeployment(switched, environment);
  const lags = { hours: { state: 'pending', since }, phrases: { state: 'pending', since } } as {
    -readonly [part in 'hours' | 'phrases']: NonNullable<KnowledgeStatus[part]>;
  };
  const tell = async (): Promise<void> => {
    const newest = await readActiveItem(environment, signal);
    if (newest?.version !== switched.version) return;
    const status: KnowledgeStatus = {
      file: environment.KNOWLEDGE_KEY,
      state: 'published',
      at: now(),
      save: digestOf(save.source),
      version: switched.version,
      passages: switched.chunkCount,
      problems: [],
      ...lags,
      ...(untilDeployed === undefined ? {} : { untilDeployed }),
    };
    await writeStatus(status, environment, signal);
  };

  const bringHours = async (): Promise<void> => {
    for (let version: string | undefined; version !== active.version; ) {
      version = active.version;
      await publishHours(active, environment, signal);
      // Of two publishings at once the last one to finish has to leave the hours of the version that won.
      active = (await readActiveItem(environment, signal))?.knowledge ?? active;
    }
    lags.hours = { state: 'current', since: now() };
  };
  const bringPhrases = async (): Promise<void> => {
    let knowledge = switched;
    if (!areRendered(knowledge.phrases)) {
      const texts = phraseTexts(knowledge);
      const phrases = await renderAll(texts, knowledge, environment, renderPhrases, signal);
      knowledge = { ...knowledge, phrases };
      await amendActiveKnowledge(knowledge, environment, signal);
    }
    if (areRendered(knowledge.phrases)) lags.phrases = { state: 'current', since: now() };
  };

  await tell();
  const [hours, phrases] = await Promise.allSettled([bringHours(), bringPhrases()]);
  await tell();
  // The phrases can be said without: the next publishing renders what is missing.
  if (phrases.status === 'rejected') logger.warn('Phrases are missing', { reason: nameOf(phrases.reason) });
  if (hours.status === 'rejected') {
    logger.error('The opening hours could not be brought to Connect', { reason: nameOf(hours.reason) });
    throw hours.reason;
  }
}

const now = (): string => new Date().toISOString();
const digestOf = (source: string): string => createHash('sha256').update(source).digest('hex').slice(0, 16);
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
