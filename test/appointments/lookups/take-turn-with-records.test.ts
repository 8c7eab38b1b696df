import { expect, it } from 'vitest';
import { describeDialog } from '../../../lambdas/appointments/describe-dialog.ts';
import { type DialogState, noDialog } from '../../../lambdas/appointments/dialog.ts';
import type { Effect, EffectResult } from '../../../lambdas/appointments/effect.ts';
import type { Report } from '../../../lambdas/appointments/report.ts';
import { takeTurn } from '../../../lambdas/appointments/take-turn.ts';
import { mondayMs, sampleBusiness } from '../dialog-fixture.ts';
import { reportOf } from '../report-of.ts';
import { reservation } from './reservation.ts';

const record = { lookup: 'reservation', key: 'ABC123', name: 'Jane Smith', fields: { seat: '14A' } };
const seat = { kind: 'change', field: 'seat', newValue: '14B' } as const;

/** A call to a business that takes bookings and has records. */
function call(answer: (effect: Effect) => EffectResult) {
  let state: DialogState = noDialog;
  const kept: DialogState[] = [];
  return {
    kept,
    state: () => state,
    /** As a successor finds it. */
    resume: (before: DialogState) => {
      state = JSON.parse(JSON.stringify(before));
    },
    async hear(said: string, over: Partial<Report> = {}, turn = 1) {
      const business = sampleBusiness({ lookups: [reservation] });
      const reply = await takeTurn(
        state,
        { report: reportOf({ kind: 'look_up', ...over }), said },
        { business, nowMs: mondayMs, contactId: 'contact-1', turn },
        { run: async (effect) => answer(effect), keep: async (one) => void kept.push(one) },
        AbortSignal.timeout(5_000),
      );
      state = reply.state;
      return `${reply.sentences.map(({ text }) => text).join(' ')}${reply.ending === undefined ? '' : ' →'}`;
    },
  };
}

it('keeps a record and the wrong tries for the whole call, beside bookings', async () => {
  const answers: EffectResult[] = [{ type: 'no-record' }, { type: 'record', record }];
  const one = call(() => answers.shift() ?? { type: 'failed' });
  await one.hear('XYZ789, Jane Smith', { name: 'Jane Smith' });
  expect(await one.hear('No, ABC123', { name: 'Jane Smith' })).toMatch(/found your reservation. Seat: 14A/);
  expect(await one.hear('I want to book a fitting.', { kind: 'book' })).not.toMatch(/reservation/);
  expect(one.state().records).toEqual({ found: { reservation: record }, wrongTries: 1 });
  expect(await one.hear('Seat 14 B', seat)).toBe('Changing the seat from 14A to 14B. Is that right?');
  expect(describeDialog(one.state(), 'UTC')).toMatch(
    /^Being looked up: reservation \(change\).*14A to 14B.*yes or no/,
  );
});

it('ends a change that a crash has left, without asking again', async () => {
  const first = call((effect) =>
    effect.type === 'find-record' ? { type: 'record', record } : { type: 'failed' },
  );
  await first.hear('ABC123', { name: 'Jane Smith' });
  await first.hear('Seat 14 B', seat, 2);
  await first.hear('Yes', { ...seat, confirmed: 'yes' }, 3);
  const [before] = first.kept;
  if (before === undefined) throw new Error('The state is kept before the write.');
  const successor = call(() => ({ type: 'record-differs', now: '14B' }));
  successor.resume(before);
  expect(await successor.hear('Hello?', seat, 4)).toBe('Done. The seat is now 14B.');
  expect(successor.state().deeds).toEqual([{ kind: 'changed', what: 'reservation' }]);
  expect(successor.state().records?.found['reservation']?.fields).toEqual({ seat: '14B' });
});
