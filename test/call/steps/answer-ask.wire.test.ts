import { describe, expect, it } from 'vitest';
import { openCall } from '../../../lambdas/call/call-handle.ts';
import type { CallItem } from '../../../lambdas/call/call-item.ts';
import { readCall } from '../../../lambdas/call/call-store.ts';
import { answerAsk } from '../../../lambdas/call/steps/answer-ask.ts';
import type { Ask } from '../../../lambdas/call/steps/ask.ts';
import { startCallsTable } from '../calls-table.ts';
import { virtualTime } from '../virtual-time.ts';

const signal = AbortSignal.timeout(60_000);
const nowMs = 1_060_000;
const calls = await startCallsTable();

const settings = calls.askSettings;
const ask = (item: CallItem, over: Partial<Ask> = {}): Ask => ({
  contactId: item.contactId,
  after: item.issued,
  ...over,
});
const held = { holder: 'h', epoch: 1, untilMs: nowMs + 60_000 };
const waiting = { number: 4, do: 'play', text: 'We open at nine.', promptUri: 'https://x/y.wav' } as const;

describe('answerAsk', () => {
  it('issues a waiting step, and the same step to every retry of the ask', async () => {
    const item = await calls.call({ lease: held, steps: { s4: waiting }, lastNumber: 4 });

    const first = await answerAsk(ask(item), settings, virtualTime(nowMs), signal);
    const again = await answerAsk(ask(item), settings, virtualTime(nowMs), signal);

    expect(first).toEqual({ step: '4', do: 'play', text: 'We open at nine.', promptUri: 'https://x/y.wav' });
    expect(again).toEqual(first);
  });

  it('gives two asks at the same time one step', async () => {
    const item = await calls.call({ lease: held, steps: { s4: waiting }, lastNumber: 4 });

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => answerAsk(ask(item), settings, virtualTime(nowMs), signal)),
    );

    expect(new Set(answers.map((answer) => answer.step))).toEqual(new Set(['4']));
  });

  it('gives an ask without a number the issued step, never the first', async () => {
    const item = await calls.call({ lease: held });

    const answer = await answerAsk(ask(item, { after: 0 }), settings, virtualTime(nowMs), signal);

    expect(answer).toMatchObject({ step: '3', text: 'How can I help you?' });
  });

  it('says a step whose prompt did not play', async () => {
    const item = await calls.call({ lease: held, issued: 4, issuedStep: waiting, lastNumber: 4 });

    const answer = await answerAsk(ask(item, { after: 3, failed: 4 }), settings, virtualTime(nowMs), signal);

    expect(answer).toEqual({ step: '4', do: 'say', text: 'We open at nine.' });
  });

  it('says "one moment" when its prompt did not play, under the number of the step before', async () => {
    const item = await calls.call({ lease: held });

    const answer = await answerAsk(ask(item, { after: 3, failed: 3 }), settings, virtualTime(nowMs), signal);

    expect(answer).toEqual({ step: '3', do: 'say', text: 'One moment.' });
  });

  it.each([
    ['listening', 5_000, 25],
    // A reply that is being made would be put off by the end of the ask.
    ['thinking', 6_500, 260],
  ] as const)('waits while %s for %i ms, with one read each interval: %i', async (state, waitedMs, reads) => {
    const item = await calls.call({ lease: held, state });
    const before = calls.requests.length;

    const time = virtualTime(nowMs);
    const answer = await answerAsk(ask(item), settings, time, signal);

    expect(answer).toEqual({ step: '3', do: 'wait' });
    expect(time.nowMs() - nowMs).toBe(waitedMs);
    const made = calls.requests.slice(before).filter((request) => request.operation === 'GetItem');
    expect(made).toHaveLength(reads);
  });

  it('returns within one interval of the step being written', async () => {
    const item = await calls.call({ lease: held, state: 'thinking' });
    const time = virtualTime(nowMs, async (now) => {
      if (now !== nowMs + 250) return;
      const call = openCall(calls.table, item);
      await call.write([{ do: 'say', text: 'Yes.' }], { state: 'thinking' }, signal);
    });

    const answer = await answerAsk(ask(item), settings, time, signal);

    expect(answer).toMatchObject({ step: '4', text: 'Yes.' });
    expect(time.nowMs()).toBe(nowMs + 250);
  });

  it('notes what was played, and never takes it back for an older ask', async () => {
    const item = await calls.call({ lease: held, steps: { s4: waiting }, lastNumber: 4 });
    await answerAsk(ask(item), settings, virtualTime(nowMs), signal);
    await answerAsk(ask(item, { after: 4 }), { ...settings, waitMs: 0 }, virtualTime(nowMs), signal);
    await answerAsk(ask(item, { after: 2 }), { ...settings, waitMs: 0 }, virtualTime(nowMs), signal);

    expect((await readCall(calls.table, item.contactId, signal))?.asked.after).toBe(4);
  });

  it('takes a key on a keypad step, and only there', async () => {
    const digits = { number: 3, do: 'digits', text: 'Press 1.' } as const;
    const item = await calls.call({ lease: held, issuedStep: digits });
    const elsewhere = await calls.call({ lease: held });

    const answer = await answerAsk(ask(item, { digits: '1' }), settings, virtualTime(nowMs), signal);
    const lost = await answerAsk(
      ask(elsewhere, { digits: '1' }),
      { ...settings, waitMs: 0 },
      virtualTime(nowMs),
      signal,
    );

    expect(answer).toMatchObject({ step: '4', do: 'say' });
    expect(await answerAsk(ask(item, { after: 4 }), settings, virtualTime(nowMs), signal)).toEqual({
      step: '5',
      do: 'transfer',
    });
    expect(lost).toMatchObject({ do: 'wait' });
  });
});

describe('a holder and next-step on one item', () => {
  it('cancels only what has not been issued', async () => {
    const item = await calls.call({ lease: held });
    const call = openCall(calls.table, item);
    await call.write(
      [
        { do: 'say', text: 'One.' },
        { do: 'say', text: 'Two.' },
      ],
      { state: 'thinking' },
      signal,
    );
    await answerAsk(ask(item), settings, virtualTime(nowMs), signal);

    const cancelled = await call.cancelWaiting(signal);
    const [next] = await call.write([{ do: 'say', text: 'Three.' }], { state: 'thinking' }, signal);

    expect(cancelled.map((step) => step.number)).toEqual([5]);
    expect(next?.number).toBe(6);
    expect(await answerAsk(ask(item, { after: 4 }), settings, virtualTime(nowMs), signal)).toMatchObject({
      step: '6',
      text: 'Three.',
    });
  });

  it('lets a replaced holder write nothing', async () => {
    const item = await calls.call({ lease: { ...held, epoch: 2 } });
    const replaced = openCall(calls.table, { ...item, lease: { ...held, epoch: 1 } });

    await expect(replaced.write([{ do: 'hangup' }], { state: 'listening' }, signal)).rejects.toThrow(
      'no longer held',
    );
    await expect(replaced.setState('thinking', signal)).rejects.toThrow('no longer held');
    expect((await readCall(calls.table, item.contactId, signal))?.steps).toEqual({});
  });

  it('never gives a number twice, whoever writes', async () => {
    const digits = { number: 3, do: 'digits', text: 'Press 1.' } as const;
    const item = await calls.call({ lease: held, issuedStep: digits });
    const call = openCall(calls.table, item);
    await answerAsk(ask(item, { digits: '2' }), settings, virtualTime(nowMs), signal);

    const [written] = await call.write([{ do: 'say', text: 'Hello?' }], { state: 'thinking' }, signal);

    expect(written?.number).toBe(6);
  });

  it('writes a step once, though the answer to the write was lost', async () => {
    const item = await calls.call({ lease: held });
    const call = openCall(calls.table, item);
    calls.fault({ service: 'dynamodb', operation: 'UpdateItem', kind: 'cut', nth: 1 });

    const [written] = await call.write([{ do: 'say', text: 'Once.' }], { state: 'thinking' }, signal);

    expect(written?.number).toBe(4);
    expect(Object.keys((await readCall(calls.table, item.contactId, signal))?.steps ?? {})).toEqual(['s4']);
  });
});
