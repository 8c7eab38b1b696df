import type { Lookup } from '../../knowledge/business-profile.ts';
import type { Report } from '../report.ts';
import { readValue } from './read-code.ts';

/** What a caller wants to have changed, as far as it is known. */
export interface ChangeWanted {
  /** Attribute; absent when it is none that may be changed. */
  readonly field?: string;
  /** Of the right shape. */
  readonly value?: string;
  /** The same, when it stands in the caller's words of this turn. */
  readonly saidNow?: string;
}

/** @param before the field that the dialog is about already */
export function changeWanted(
  { changes }: Pick<Lookup, 'changes'>,
  { report, said }: { readonly report: Report; readonly said: string },
  before?: string,
): ChangeWanted {
  const named = fieldNamed(changes, report.field);
  // Asked to change something that is none of these.
  if (named === undefined && isNamed(report.field)) return {};
  const only = Object.keys(changes).length === 1 ? Object.keys(changes)[0] : undefined;
  const found = named ?? fieldNamed(changes, said) ?? before ?? only;
  const change = found === undefined ? undefined : changes[found];
  if (found === undefined || change === undefined) return {};
  const given = readValue(report.newValue, change.pattern);
  const saidNow = readValue(said, change.pattern);
  const value = given ?? saidNow;
  return {
    field: found,
    ...(value === undefined ? {} : { value }),
    ...(saidNow === undefined ? {} : { saidNow }),
  };
}

/** Whether a value is there already, however it is written. */
export function isAskedFor(held: string, wanted: string): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain(held) === plain(wanted);
}

const isNamed = (field: string): boolean => field.trim() !== '';

function fieldNamed(changes: Lookup['changes'], words: string): string | undefined {
  const lower = words.toLowerCase();
  return Object.entries(changes).find(
    ([field, { label }]) =>
      isNamed(words) && (lower.includes(label.toLowerCase()) || lower.includes(field.toLowerCase())),
  )?.[0];
}
