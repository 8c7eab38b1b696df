import type { Lookup } from '../../knowledge/business-profile.ts';
import type { FoundRecord } from './found-record.ts';
import type { CallRecords } from './records.ts';

/** A passage of the caller's own: cited and checked like any other, and its sound never kept for other calls. */
export interface RecordPassage {
  readonly id: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly score: 1;
  readonly ofCall: true;
}

/** What may be said of a record, as a source for answers. Id: `lookup-<name>`. */
export function recordPassage(lookup: Pick<Lookup, 'name' | 'spoken'>, record: FoundRecord): RecordPassage {
  return {
    id: `lookup-${lookup.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    headings: [`The caller's ${lookup.name}`],
    text: recordText(lookup, record),
    score: 1,
    ofCall: true,
  };
}

/** "Flight: OWL-101. Status: two hours late. Seat: 14A." */
export function recordText({ spoken }: Pick<Lookup, 'spoken'>, { fields }: FoundRecord): string {
  return Object.entries(spoken)
    .flatMap(([field, label]) => {
      const value = fields[field];
      return value === undefined ? [] : [`${label}: ${value.replace(/[.!?]+$/, '')}.`];
    })
    .join(' ');
}

/** Those of a call so far; a kind of record that is gone from the file is told of no more. */
export function recordPassages(
  lookups: readonly Lookup[],
  records: CallRecords | undefined,
): readonly RecordPassage[] {
  return Object.values(records?.found ?? {}).flatMap((record) => {
    const lookup = lookups.find(({ name }) => name === record.lookup);
    return lookup === undefined ? [] : [recordPassage(lookup, record)];
  });
}
