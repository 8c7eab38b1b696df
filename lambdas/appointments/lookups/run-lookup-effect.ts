import type { Lookup } from '../../knowledge/business-profile.ts';
import { changeRecord } from './change-record.ts';
import { findRecord } from './find-record.ts';
import type { LookupEffect, LookupEffectResult } from './lookup-effect.ts';

/** Where records are found and changed. */
export interface RecordsPlace {
  readonly lookups: readonly Lookup[];
  /** In front of the name that a lookup gives its table. */
  readonly tablePrefix: string;
  readonly contactId: string;
  readonly turn: number;
  readonly nowMs: number;
}

/** Does an effect of the lookups dialog. Rejects when DynamoDB does, or the lookup is gone from the file. */
export async function runLookupEffect(
  effect: LookupEffect,
  { lookups, tablePrefix, contactId, turn, nowMs }: RecordsPlace,
  signal: AbortSignal,
): Promise<LookupEffectResult> {
  const name = effect.type === 'find-record' ? effect.lookup : effect.record.lookup;
  const lookup = lookups.find((one) => one.name === name);
  if (lookup === undefined) throw new Error('The lookup is no longer in the knowledge file.');
  const table = `${tablePrefix}${lookup.table}`;
  if (effect.type === 'find-record') {
    const record = await findRecord(table, lookup, effect, signal);
    return record === undefined ? { type: 'no-record' } : { type: 'record', record };
  }
  const { record, change } = effect;
  const origin = { contactId, turn, nowMs };
  const outcome = await changeRecord(table, lookup.nameField, record, change, origin, signal);
  if (outcome.done) return { type: 'record-changed' };
  return outcome.now === undefined
    ? { type: 'record-differs' }
    : { type: 'record-differs', now: outcome.now };
}
