import { describe, expect, it } from 'vitest';
import { createCall } from '../../lambdas/call/call-store.ts';
import { endCall } from '../../lambdas/call/record-call.ts';
import { newCall } from '../../lambdas/call/steps/new-call.ts';
import { numberKnown } from './call-item-fixture.ts';
import { startCallsTable } from './calls-table.ts';

const signal = AbortSignal.timeout(60_000);
const calls = await startCallsTable();

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
});
