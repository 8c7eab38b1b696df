import type { Lookup } from '../../knowledge/business-profile.ts';
import type { FoundRecord } from './found-record.ts';

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
