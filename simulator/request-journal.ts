import type { Journal, JournalEntry, OpenRequest } from './journal.ts';

/** A journal that keeps everything, in the order in which requests were done. */
export function createJournal(): Journal {
  const entries: JournalEntry[] = [];
  const open = new Set<OpenRequest>();
  return {
    entries,
    add: (entry) => void entries.push(entry),
    open,
    begin(request) {
      open.add(request);
      return () => void open.delete(request);
    },
  };
}
