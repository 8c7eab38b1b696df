import { on } from 'node:events';
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { knowledgeReport } from '../lambdas/knowledge/knowledge-report.ts';
import type { RunningWorld } from './start-world.ts';

export interface WatchOptions {
  /** What was published before the watching began: a file that has changed since is saved at once. */
  readonly known: string;
  /** Given what a saved file holds, or what is wrong with it. */
  readonly tell: (report: string) => void;
  /** Ends the watching. */
  readonly signal: AbortSignal;
}

/**
 * Saves the owner's file to S3 whenever it is saved on the laptop, as uploading it would; what it holds, or what is
 * wrong with it, is told. Resolves when the signal aborts. Watches the folder, for editors put a new file in place.
 */
export async function watchKnowledge(
  file: string,
  { saveKnowledge }: Pick<RunningWorld, 'saveKnowledge'>,
  { known: published, tell, signal }: WatchOptions,
): Promise<void> {
  let known = published;
  const saveIfChanged = async (): Promise<void> => {
    // Between the two steps of a replacement there is no file; the second step is an event of its own.
    const text = await readFile(file, 'utf8').catch(() => known);
    // An editor may empty a file before it writes it.
    if (text === known || text === '') return;
    known = text;
    await saveKnowledge(text);
    const { usable, text: report } = knowledgeReport(text, basename(file));
    tell(usable ? `${report}\n  The next answer comes from it.` : report);
  };
  const watcher = watch(dirname(file));
  // Both before the first reading, so that no save falls between the reading and the watching.
  const changes = on(watcher, 'change', { signal }) as AsyncIterable<
    [event: string, filename: string | null]
  >;
  try {
    await saveIfChanged();
    for await (const [, filename] of changes) {
      if (filename === basename(file)) await saveIfChanged();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    watcher.close();
  }
}
