import { describe, expect, it } from 'vitest';
import { createCall } from '../../lambdas/call/call-store.ts';
import { endCall, recordCall } from '../../lambdas/call/record-call.ts';
import { newCall } from '../../lambdas/call/steps/new-call.ts';
import { liveTurn, turnRecord } from '../../lambdas/call/turns/live-turn.ts';
import { storeTurn } from '../../lambdas/call/turns/turn-store.ts';
import { readGaps } from '../../lambdas/knowledge/gaps/read-gaps.ts';
import type { CallerTurn } from '../../lambdas/listener/listener-event.ts';
import { numberKnown } from './call-item-fixture.ts';
import { startCallsTable } from './calls-table.ts';

const signal = AbortSignal.timeout(60_000);
const calls = await startCallsTable();

const lockedTurn: CallerTurn = {
  type: 'turn',
  text: '',
  speechStartMs: 1_000,
  speechEndMs: 2_000,
  lockedAtMs: 2_500,
  drafts: [],
  interrupted: false,
};

describe('the record of a call', () => {
  it('is kept for as long as it is set, and the live steps for a day', async () => {
    const nowMs = Date.parse('2026-11-23T10:00:00-08:00');
    const setting = { phrases: {}, timeZone: 'UTC', vips: [], retentionDays: 30 };
    const contactId = 'kept';
    const { expiresAt } = await createCall(calls.table, newCall({ contactId }, setting, nowMs), signal);

    await endCall(calls.table, { contactId, atMs: nowMs + 60_000, reason: 'disconnected' }, signal);

    const day = 86_400;
    const { RECORD } = await calls.stored(contactId);
    expect(expiresAt).toBe(nowMs / 1000 + day);
    expect(RECORD).toMatchObject({ expiresAt: nowMs / 1000 + 30 * day });
  });

  it("is filed under the business's own day, and holds the caller's number", async () => {
    const startedAtMs = Date.parse('2026-11-23T20:30:00-08:00');
    const item = await calls.call({ startedAtMs, timeZone: 'America/Los_Angeles', ...numberKnown });

    const ended = { contactId: item.contactId, atMs: startedAtMs + 60_000, reason: 'disconnected' };
    await endCall(calls.table, ended, signal);

    const { RECORD } = await calls.stored(item.contactId);
    expect(RECORD).toMatchObject({
      day: '2026-11-23',
      record: { ...numberKnown, startedAt: '2026-11-24T04:30:00.000Z', outcome: { kind: 'hung-up' } },
    });
  });

  it('puts what was not answered on the list of gaps, once, however often it is written', async () => {
    const item = await calls.call();
    const { contactId, keptUntil, lease } = item;
    const turn = turnRecord(liveTurn(2, 'Do you rent tandems?', lockedTurn), 0);
    const gap = { question: 'Do you rent tandems?', why: 'not-in-knowledge' } as const;
    const call = { contactId, keptUntil, epoch: lease.epoch };
    await storeTurn(calls.table, call, { record: { ...turn, gap }, saidSteps: [] }, signal);

    const ended = { contactId, atMs: item.startedAtMs + 60_000, reason: 'disconnected' };
    await endCall(calls.table, ended, signal);
    await endCall(calls.table, ended, signal);
    await recordCall(calls.table, contactId, signal);

    const gaps = await readGaps(calls.table, 0, signal);
    expect(gaps).toEqual([
      expect.objectContaining({ ...gap, asked: 1, occasions: new Set([`${contactId}#2`]) }),
    ]);
  });
});
