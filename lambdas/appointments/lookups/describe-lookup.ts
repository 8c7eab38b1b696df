import type { LookupDialog } from './lookup-dialog.ts';

/** Where the dialog about a record stands, for the model. */
export function describeLookup({ lookup, want, name, key, field, asked, proposal }: LookupDialog): string {
  const said = (what: string, text: string | undefined) => (text === undefined ? [] : [`${what}: ${text}.`]);
  return [
    `Being looked up: ${lookup} (${want}).`,
    ...said('Code', key),
    ...said('Name', name),
    ...said('To change', field),
    ...said('Read back', proposal === undefined ? undefined : `${proposal.from} to ${proposal.to}`),
    `Asked last: ${asked === undefined ? 'nothing' : questions[asked]}.`,
  ].join(' ');
}

const questions: Readonly<Record<NonNullable<LookupDialog['asked']>, string>> = {
  key: 'the code of the record',
  name: 'the name on the record',
  value: 'the new value',
  'yes-or-no': 'whether what was read back is right (yes or no)',
};
