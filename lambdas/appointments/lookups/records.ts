import type { FoundRecord } from './found-record.ts';

/** What a call knows of the business's records. Plain data: it is kept on the call's item. */
export interface CallRecords {
  /** By the name of the lookup: those whose key and name the caller has given. */
  readonly found: Readonly<Record<string, FoundRecord>>;
  /** Tries with a key and a name that are not of one record, in the whole call. */
  readonly wrongTries: number;
}

export const noRecords: CallRecords = { found: {}, wrongTries: 0 };

/** Tries after which a person is fetched, and nothing is looked up any more. */
export const mostWrongTries = 3;
