import { beforeEach, describe, expect, it } from 'vitest';
import { isSameName } from '../../../lambdas/appointments/is-same-name.ts';
import {
  advanceLookup,
  type LookupEvent,
  type LookupMove,
} from '../../../lambdas/appointments/lookups/advance-lookup.ts';
import type { RecordChange } from '../../../lambdas/appointments/lookups/change-record.ts';
import type { FoundRecord } from '../../../lambdas/appointments/lookups/found-record.ts';
import type { LookupDialog } from '../../../lambdas/appointments/lookups/lookup-dialog.ts';
import type { LookupEffect } from '../../../lambdas/appointments/lookups/lookup-effect.ts';
import { type CallRecords, noRecords } from '../../../lambdas/appointments/lookups/records.ts';
import type { Report } from '../../../lambdas/appointments/report.ts';
import { reportOf } from '../report-of.ts';
import { reservation } from './reservation.ts';

/** A call that is told turn by turn, over one record. */
class Call {
  open: LookupDialog | undefined;
  records: CallRecords = noRecords;
  stored: Record<string, string> = {
    flight: 'OWL-101',
    status: 'two hours late',
    seat: '14A',
    meal: 'usual',
  };
  last: Extract<LookupMove, { type: 'speak' }> | undefined;
  finds = 0;
  writes = 0;

  says(said: string, report: Partial<Report> = {}): string {
    let event: LookupEvent = { type: 'reported', report: reportOf({ kind: 'look_up', ...report }), said };
    for (;;) {
      const facts = { business: { lookups: [reservation] }, records: this.records };
      const move = advanceLookup(this.open, event, facts);
      this.open = move.open;
      if (move.type === 'speak') {
        this.last = move;
        if (move.found !== undefined) this.records = { ...this.records, found: { reservation: move.found } };
        return move.sentences.map(({ text }) => text).join(' ');
      }
      event = this.run(move.effect);
    }
  }

  run(effect: LookupEffect): LookupEvent {
    if (effect.type === 'change-record') return this.write(effect.change);
    this.finds += 1;
    if (effect.key === 'ABC123' && isSameName(effect.name, 'Jane Smith')) {
      const record: FoundRecord = {
        lookup: 'reservation',
        key: 'ABC123',
        name: 'Jane Smith',
        fields: { ...this.stored },
      };
      return { type: 'record', record };
    }
    this.records = { ...this.records, wrongTries: this.records.wrongTries + 1 };
    return { type: 'no-record' };
  }

  write({ field, from, to }: RecordChange): LookupEvent {
    this.writes += 1;
    const now = this.stored[field];
    if (now !== from) return { type: 'record-differs', ...(now === undefined ? {} : { now }) };
    this.stored[field] = to;
    return { type: 'record-changed' };
  }
}

let call: Call;
beforeEach(() => {
  call = new Call();
});
const late = 'Thank you, I have found your reservation. Flight: OWL-101. Status: two hours late. Seat: 14A.';

describe('a lookup', () => {
  it('asks for the key and the name, and tells what may be told', () => {
    expect(call.says('Is my flight on time?')).toBe('What is the confirmation code, please?');
    expect(call.says('A B C one two three', { code: 'ABC123' })).toBe(
      'And the name on the reservation, please?',
    );
    expect(call.says('Jane Smith', { code: 'ABC123', name: 'Jane Smith' })).toBe(late);
    expect(call.last?.sentences.map(({ shared }) => shared)).toEqual([true, false]);
  });

  it('takes both at once, and tells again what it knows without being given them again', () => {
    expect(call.says('It is abc 123, Jane Smith.', { name: 'Jane Smith' })).toBe(late);
    expect(call.says('What was my flight again?')).toBe(late);
    expect(call.finds).toBe(1);
  });

  it('takes the key from the words of the model where the caller said it before', () => {
    expect(call.says('My name is Jane Smith.', { code: 'A B C 1 2 3', name: 'Jane Smith' })).toBe(late);
  });

  it('does not say whether the key or the name was wrong, and fetches a person after three tries', () => {
    const wrongName = call.says('ABC123', { name: 'John Smith' });
    expect(wrongName).toBe(
      'I cannot find a reservation with that confirmation code and that name. Please tell me both once more.',
    );
    expect(call.says('XYZ789', { name: 'Jane Smith' })).toBe(wrongName);
    expect(call.last?.ending).toBeUndefined();
    call.says('ABC123 for Joan Smith', { name: 'Joan Smith' });
    expect(call.last?.ending).toEqual({ type: 'person', reason: 'lookup-failed' });
    call.says('ABC123, Jane Smith', { name: 'Jane Smith' });
    expect(call.last?.ending).toEqual({ type: 'person', reason: 'lookup-failed' });
    expect(call.finds).toBe(3);
  });

  it('does not try again what the model merely reports again', () => {
    call.says('ABC123', { name: 'John Smith' });
    expect(call.says('Let me see.', { code: 'ABC123', name: 'John Smith' })).toMatch(/letter by letter/);
    expect(call.finds).toBe(1);
  });

  it('fetches a person when no key can be made out, or the records cannot be reached', () => {
    call.says('I have lost it.');
    expect(call.says('B C one two')).toBe(
      'Please give me the confirmation code once more, letter by letter and digit by digit.',
    );
    call.says('B C one two');
    call.says('B C one two');
    expect(call.last?.ending).toEqual({ type: 'person', reason: 'lookup-failed' });
    const { ending } = advanceLookup(
      { dialog: 'lookup', lookup: 'reservation', want: 'look_up', unread: 0 },
      { type: 'failed' },
      { business: { lookups: [reservation] }, records: noRecords },
    ) as Extract<LookupMove, { type: 'speak' }>;
    expect(ending).toEqual({ type: 'person', reason: 'records-failed' });
  });

  it('begins anew for another key', () => {
    call.says('ABC123', { name: 'Jane Smith' });
    expect(call.says('And for XYZ789?', { name: 'Jane Smith' })).toMatch(/^I cannot find/);
    expect(call.finds).toBe(2);
  });

  it('is nothing that a business without records does', () => {
    const move = advanceLookup(
      undefined,
      { type: 'reported', report: reportOf({ kind: 'look_up' }), said: 'ABC123' },
      { business: { lookups: [] }, records: noRecords },
    );
    expect(move).toMatchObject({ type: 'speak', ending: { type: 'person', reason: 'no-lookup' } });
  });
});

describe('a change', () => {
  const change = { kind: 'change', field: 'seat', newValue: '14B' } as const;
  const readBack = 'Changing the seat from 14A to 14B. Is that right?';
  beforeEach(() => {
    call.says('ABC123', { name: 'Jane Smith' });
  });

  it('is read back, and written after a yes alone', () => {
    expect(call.says('Can I move from 14 A to 14 B?', change)).toBe(readBack);
    expect(call.says('Hm.', change)).toBe(readBack);
    expect(call.writes).toBe(0);
    expect(call.says('Yes, please.', { ...change, confirmed: 'yes' })).toBe('Done. The seat is now 14B.');
    expect(call.last?.deed).toEqual({ kind: 'changed', what: 'reservation' });
    expect(call.stored['seat']).toBe('14B');
    expect(call.says('What is my seat?')).toContain('Seat: 14B.');
  });

  it('is not written because the model says yes before the caller was asked', () => {
    expect(call.says('Seat 14 B, yes.', { ...change, confirmed: 'yes' })).toBe(readBack);
    expect(call.writes).toBe(0);
  });

  it('is left after a no, and begun anew with another value', () => {
    call.says('14 B please', change);
    expect(call.says('No, 15 C.', { ...change, newValue: '15C', confirmed: 'no' })).toBe(
      'Changing the seat from 14A to 15C. Is that right?',
    );
    expect(call.says('No.', { ...change, newValue: '15C', confirmed: 'no' })).toBe(
      'All right. The seat stays 14A.',
    );
    expect(call.says('Yes', { ...change, newValue: '15C', confirmed: 'yes' })).toContain('Is that right?');
    expect(call.writes).toBe(0);
  });

  it('asks for what it lacks, and refuses what may not be changed', () => {
    expect(call.says('I want another seat.', { kind: 'change', field: 'seat' })).toBe(
      'What should the new seat be?',
    );
    expect(call.says('99 Z', { kind: 'change', field: 'seat', newValue: '99Z' })).toBe(
      'What should the new seat be?',
    );
    expect(call.says('Fourteen bravo', { kind: 'change', field: 'seat' })).toBe(readBack);
    expect(call.says('14 A', { ...change, newValue: '14A' })).toBe('The seat is 14A already.');
    expect(call.says('A vegan meal', { kind: 'change', field: 'meal' })).toBe(
      'Changing the meal from usual to VEGAN. Is that right?',
    );
    call.says('Change my flight.', { kind: 'change', field: 'flight', newValue: 'OWL-102' });
    expect(call.last?.ending).toEqual({ type: 'person', reason: 'not-changeable' });
  });

  it('is asked again when somebody else was faster', () => {
    call.says('14 B please', change);
    call.stored['seat'] = '20F';
    expect(call.says('Yes', { ...change, confirmed: 'yes' })).toBe(
      'The seat has been changed to 20F meanwhile. Shall I make it 14B?',
    );
    expect(call.says('Yes', { ...change, confirmed: 'yes' })).toBe('Done. The seat is now 14B.');
  });

  it('needs the key and the name first', () => {
    call = new Call();
    expect(call.says('Change my seat to 14 B.', change)).toBe('What is the confirmation code, please?');
    expect(call.says('ABC123', change)).toBe('And the name on the reservation, please?');
    expect(call.says('Jane Smith', { ...change, name: 'Jane Smith' })).toBe(`Thank you. ${readBack}`);
  });
});
