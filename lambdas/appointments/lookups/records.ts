import type { FoundRecord } from './found-record.ts';

/** What a call knows of the business's records. Plain data: it is kept on the call's item. */
export interface CallRecords {
  /** By the name of the lookup: those whose key and name the caller has given. */
  readonly found: Readonly<Record<string, FoundRecord>>;
  /** Tries with a key and a name that are not of one record, in the whole call. */
  readonly wrongTries: number;
}

export const noRecords: CallRecords = { found: {}, wrongTries: 0 };

/** What an event adds to it. */
export function withEvent(records: CallRecords, { type }: { readonly type: string }): CallRecords {
  return type === 'no-record' ? { ...records, wrongTries: records.wrongTries + 1 } : records;
}

export function withRecord(records: CallRecords, found: FoundRecord | undefined): CallRecords {
  if (found === undefined) return records;
  return { ...records, found: { ...records.found, [found.lookup]: found } };
}

/** Tries after which a person is fetched, and nothing is looked up any more. */
export const mostWrongTries = 3;
