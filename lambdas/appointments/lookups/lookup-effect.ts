import type { RecordChange } from './change-record.ts';
import type { FoundRecord } from './found-record.ts';

/** What has to be done outside before the lookups dialog can go on. */
export type LookupEffect =
  | { readonly type: 'find-record'; readonly lookup: string; readonly key: string; readonly name: string }
  | {
      readonly type: 'change-record';
      readonly record: FoundRecord;
      readonly change: RecordChange;
    };

/** What came of it. */
export type LookupEffectResult =
  | { readonly type: 'record'; readonly record: FoundRecord }
  /** No such key, or another name: nobody is told which. */
  | { readonly type: 'no-record' }
  | { readonly type: 'record-changed' }
  /** It is not any more as it was read. `now`: the field's value, when the record is still the caller's. */
  | { readonly type: 'record-differs'; readonly now?: string };

const results: ReadonlySet<string> = new Set<LookupEffectResult['type']>([
  'record',
  'no-record',
  'record-changed',
  'record-differs',
]);

export function isLookupResult<T extends { readonly type: string }>(
  event: T,
): event is Extract<T, LookupEffectResult> {
  return results.has(event.type);
}
