import type { ActiveKnowledge } from '../../knowledge/active-knowledge.ts';
import type { Lookup } from '../../knowledge/business-profile.ts';
import type { Ending, Sentence } from '../dialog.ts';
import type { Report } from '../report.ts';
import { own, stock } from '../sayings.ts';
import type { RecordChange } from './change-record.ts';
import { type ChangeWanted, changeWanted, isAskedFor } from './change-wanted.ts';
import type { FoundRecord } from './found-record.ts';
import type { LookupDialog } from './lookup-dialog.ts';
import type { LookupEffect, LookupEffectResult } from './lookup-effect.ts';
import { readCode } from './read-code.ts';
import { recordText } from './record-passage.ts';
import { type CallRecords, mostWrongTries } from './records.ts';

/** What advances the dialog: a turn of the caller, or what came of an effect. */
export type LookupEvent =
  | { readonly type: 'reported'; readonly report: Report; readonly said: string }
  | LookupEffectResult
  | { readonly type: 'failed' };

/** What the dialog does next; `found` is of use to the call from now on. */
export type LookupMove =
  | { readonly type: 'effect'; readonly effect: LookupEffect; readonly open: LookupDialog }
  | {
      readonly type: 'speak';
      readonly sentences: readonly Sentence[];
      readonly open?: LookupDialog;
      readonly ending?: Ending;
      readonly deed?: { readonly kind: 'changed'; readonly what: string };
      readonly found?: FoundRecord;
    };

export interface LookupFacts {
  readonly business: Pick<ActiveKnowledge, 'lookups'>;
  readonly records: CallRecords;
}

/** Times that a key is asked for before a person is fetched. */
const mostUnread = 3;

/**
 * The dialog about records: asks for the key and the name, tells what may be told, and changes what may be changed
 * after a yes. Whether a key exists is told nobody who does not know its name.
 */
export function advanceLookup(
  open: LookupDialog | undefined,
  event: LookupEvent,
  facts: LookupFacts,
): LookupMove {
  const lookup = lookupOf(open, event, facts.business.lookups);
  if (lookup === undefined) return person('I cannot look that up myself.', 'no-lookup');
  const record = facts.records.found[lookup.name];
  switch (event.type) {
    case 'reported':
      return reported(open, event, { lookup, record, wrongTries: facts.records.wrongTries });
    case 'record':
      return open?.want === 'change'
        ? { ...proposed(open, lookup, event.record, stock('Thank you.')), found: event.record }
        : told(lookup, event.record);
    case 'no-record':
      return refused(open, lookup, facts.records.wrongTries);
    case 'record-changed':
      return changed(open, lookup, record);
    case 'record-differs':
      return differs(open, lookup, record, event.now);
    case 'failed':
      return person('I am sorry, I cannot reach our records right now.', 'records-failed');
  }
}

interface Known {
  readonly lookup: Lookup;
  readonly record: FoundRecord | undefined;
  readonly wrongTries: number;
}

function reported(
  open: LookupDialog | undefined,
  { report, said }: { readonly report: Report; readonly said: string },
  { lookup, record, wrongTries }: Known,
): LookupMove {
  if (open?.writing === true && open.proposal !== undefined && record !== undefined) {
    return write(open, record, open.proposal);
  }
  if (report.kind === 'leave_it') return speak([stock('All right.')]);
  if (wrongTries >= mostWrongTries) return notFound();
  const want =
    report.kind === 'change' || open?.proposal !== undefined ? 'change' : (open?.want ?? 'look_up');
  const { proposal: _, ...kept } = open ?? { dialog: 'lookup' as const, lookup: lookup.name, unread: 0 };
  const next: LookupDialog = { ...kept, want };
  // After a try in vain only what is said anew counts: the model reports the old code, too.
  const reportedKey =
    open === undefined || wrongTries === 0 ? readCode(report.code, lookup.pattern) : undefined;
  const key = readCode(said, lookup.pattern) ?? reportedKey ?? open?.key;
  const name = report.name.trim() === '' ? open?.name : report.name;

  const isOther = key !== undefined && key !== record?.key;
  if (record !== undefined && !isOther) return withRecord(open, next, { report, said }, lookup, record);
  if (key === undefined) return askKey(next, lookup, open?.asked === 'key');
  if (name === undefined || name === '') {
    return speak([stock(`And the name on the ${lookup.name}, please?`)], { ...next, key, asked: 'name' });
  }
  const wanted = want === 'change' ? changeWanted(lookup, { report, said }, open?.field) : {};
  return {
    type: 'effect',
    effect: { type: 'find-record', lookup: lookup.name, key, name },
    open: { ...next, key, name, ...toChange(wanted) },
  };
}

const toChange = ({ field, value }: ChangeWanted): Pick<LookupDialog, 'field' | 'value'> => ({
  ...(field === undefined ? {} : { field }),
  ...(value === undefined ? {} : { value }),
});

function withRecord(
  open: LookupDialog | undefined,
  next: LookupDialog,
  { report, said }: { readonly report: Report; readonly said: string },
  lookup: Lookup,
  record: FoundRecord,
): LookupMove {
  if (next.want === 'look_up') return told(lookup, record);
  const pending = open?.asked === 'yes-or-no' ? open.proposal : undefined;
  const wanted = changeWanted(lookup, { report, said }, open?.field);
  const other = pending !== undefined && wanted.saidNow !== undefined && wanted.saidNow !== pending.to;
  const elsewhere = report.confirmed === 'not_asked' && wanted.field !== pending?.field;
  if (pending !== undefined && !other && !elsewhere) {
    if (report.confirmed === 'no') {
      return speak([own(`All right. The ${labelOf(lookup, pending)} stays ${pending.from}.`)]);
    }
    if (report.confirmed === 'yes') {
      return write(next, record, pending);
    }
    return speak(readBack(lookup, pending), { ...next, proposal: pending, asked: 'yes-or-no' });
  }
  const { field: _, value: __, ...rest } = next;
  return proposed(
    { ...rest, ...toChange(other ? { ...wanted, value: wanted.saidNow } : wanted) },
    lookup,
    record,
  );
}

function write(open: LookupDialog, record: FoundRecord, change: RecordChange): LookupMove {
  return {
    type: 'effect',
    effect: { type: 'change-record', record, change },
    open: { ...open, proposal: change, writing: true },
  };
}

/** Reads a change back, or asks for what it lacks. */
function proposed(
  open: LookupDialog,
  lookup: Lookup,
  record: FoundRecord,
  ...before: readonly Sentence[]
): Extract<LookupMove, { type: 'speak' }> {
  const { field, value: to } = open;
  const from = field === undefined ? undefined : record.fields[field];
  if (field === undefined || from === undefined) return notChangeable(lookup);
  const label = lookup.changes[field]?.label ?? field;
  if (to === undefined) {
    return speak([...before, stock(`What should the new ${label} be?`)], { ...open, asked: 'value' });
  }
  if (isAskedFor(from, to)) return speak([...before, own(`The ${label} is ${from} already.`)]);
  const change: RecordChange = { field, from, to };
  return speak([...before, ...readBack(lookup, change)], { ...open, proposal: change, asked: 'yes-or-no' });
}

function readBack(lookup: Lookup, change: RecordChange): readonly Sentence[] {
  return [own(`Changing the ${labelOf(lookup, change)} from ${change.from} to ${change.to}. Is that right?`)];
}

function told(lookup: Lookup, record: FoundRecord): LookupMove {
  const text = recordText(lookup, record);
  const found = stock(`Thank you, I have found your ${lookup.name}.`);
  return { ...speak(text === '' ? [found] : [found, own(text)]), found: record };
}

function refused(open: LookupDialog | undefined, lookup: Lookup, wrongTries: number): LookupMove {
  if (open === undefined || wrongTries >= mostWrongTries) return notFound();
  const { key: _, name: __, ...rest } = open;
  const again = `I cannot find a ${lookup.name} with that ${lookup.key} and that name. Please tell me both once more.`;
  return speak([stock(again)], { ...rest, asked: 'key' });
}

function changed(
  open: LookupDialog | undefined,
  lookup: Lookup,
  record: FoundRecord | undefined,
): LookupMove {
  const change = open?.proposal;
  if (change === undefined || record === undefined)
    return person('I am sorry, something went wrong.', 'dialog-astray');
  return {
    ...speak([own(`Done. The ${labelOf(lookup, change)} is now ${change.to}.`)]),
    deed: { kind: 'changed', what: lookup.name },
    found: { ...record, fields: { ...record.fields, [change.field]: change.to } },
  };
}

/** Somebody else has changed it meanwhile: the caller decides again. */
function differs(
  open: LookupDialog | undefined,
  lookup: Lookup,
  record: FoundRecord | undefined,
  now: string | undefined,
): LookupMove {
  const change = open?.proposal;
  if (open === undefined || change === undefined || record === undefined || now === undefined) {
    return person('I am sorry, that has been changed in the meantime.', 'record-differs');
  }
  // Tried again after a crash.
  if (now === change.to) return changed(open, lookup, record);
  const label = labelOf(lookup, change);
  const proposal = { ...change, from: now };
  const { writing: _, ...rest } = open;
  return {
    ...speak([own(`The ${label} has been changed to ${now} meanwhile. Shall I make it ${change.to}?`)], {
      ...rest,
      proposal,
      asked: 'yes-or-no',
    }),
    found: { ...record, fields: { ...record.fields, [change.field]: now } },
  };
}

function askKey(open: LookupDialog, lookup: Lookup, again: boolean): LookupMove {
  if (open.unread >= mostUnread) return notFound();
  const text = again
    ? `Please give me the ${lookup.key} once more, letter by letter and digit by digit.`
    : `What is the ${lookup.key}, please?`;
  return speak([stock(text)], { ...open, asked: 'key', unread: open.unread + 1 });
}

function lookupOf(
  open: LookupDialog | undefined,
  event: LookupEvent,
  lookups: readonly Lookup[],
): Lookup | undefined {
  if (open !== undefined) return lookups.find(({ name }) => name === open.lookup);
  if (event.type !== 'reported') return undefined;
  const { report, said } = event;
  const words = `${report.service} ${report.field} ${said}`.toLowerCase();
  return (
    lookups.find(({ pattern }) => readCode(`${said} ; ${report.code}`, pattern) !== undefined) ??
    lookups.find(({ name }) => words.includes(name.toLowerCase())) ??
    lookups[0]
  );
}

const labelOf = (lookup: Lookup, { field }: RecordChange): string => lookup.changes[field]?.label ?? field;
const notFound = () => person('I am sorry, I cannot find it.', 'lookup-failed');
const notChangeable = (lookup: Lookup) =>
  person(`I cannot change that on a ${lookup.name} myself.`, 'not-changeable');

function speak(sentences: readonly Sentence[], open?: LookupDialog): Extract<LookupMove, { type: 'speak' }> {
  return { type: 'speak', sentences, ...(open === undefined ? {} : { open }) };
}

function person(text: string, reason: string): Extract<LookupMove, { type: 'speak' }> {
  return { ...speak([stock(text)]), ending: { type: 'person', reason } };
}
