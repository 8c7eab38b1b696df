import type { RecordChange } from './change-record.ts';

/** What the lookups dialog keeps between two turns. */
export interface LookupDialog {
  readonly dialog: 'lookup';
  /** Name in `lookups`. */
  readonly lookup: string;
  readonly want: 'look_up' | 'change';
  readonly key?: string;
  readonly name?: string;
  /** Attribute that is to be changed, and its new value, once they are known. */
  readonly field?: string;
  readonly value?: string;
  /** What the caller was asked for last. */
  readonly asked?: 'key' | 'name' | 'value' | 'yes-or-no';
  /** How often the key was asked for in vain. */
  readonly unread: number;
  /** What was read back and waits for a yes. */
  readonly proposal?: RecordChange;
  /** The write of the proposal has begun: nobody may know how it ended. */
  readonly writing?: boolean;
}
