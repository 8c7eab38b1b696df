import type { Journal, JournalEntry } from './journal.ts';

/** A journal that keeps everything, in the order in which requests were done. */
export function createJournal(): Journal {
  const entries: JournalEntry[] = [];
  return { entries, add: (entry) => void entries.push(entry) };
}
