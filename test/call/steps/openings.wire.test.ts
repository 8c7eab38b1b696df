import { describe, expect, it } from 'vitest';
import { waitingSteps } from '../../../lambdas/call/call-item.ts';
import { createCall, readCall } from '../../../lambdas/call/call-store.ts';
import { answerDigits } from '../../../lambdas/call/steps/answer-digits.ts';
import { backToAgent } from '../../../lambdas/call/steps/back-to-agent.ts';
import { type CallSetting, newCall } from '../../../lambdas/call/steps/new-call.ts';
import { whenClosed } from '../../../lambdas/call/steps/when-closed.ts';
import { isLoop, noteRinging } from '../../../lambdas/handoff/ringing-lines.ts';
import { startCallsTable } from '../calls-table.ts';

const signal = AbortSignal.timeout(60_000);
const calls = await startCallsTable();
const nowMs = Date.parse('2026-11-23T10:00:00-08:00');
const [caller, vip, dana, line] = ['+12065550123', '+12065550142', '+12065550143', '+12065550100'];
const setting: CallSetting = {
  phrases: { disclosure: { text: 'Automated.' }, recordingOffer: { text: 'Press 1.' } },
  timeZone: 'America/Los_Angeles',
  vips: [vip],
  staffPhones: [dana],
  ownLines: [line],
  retentionDays: 90,
};
const opening = (from: string | undefined, over: Partial<CallSetting> = {}) => {
  const call = newCall(
    { contactId: 'c', ...(from === undefined ? {} : { from }) },
    { ...setting, ...over },
    nowMs,
  );
  return { steps: waitingSteps(call).map((step) => step.do), outcome: call.outcome?.reason, from: call.from };
};

describe('a call begins', () => {
  it.each([
    ['with the disclosure before it is listened to', caller, {}, ['say', 'listen'], undefined],
    ['with a person for a VIP, staff first or not', vip, { staffFirst: true }, ['transfer'], 'vip'],
    ['with the staff where they go first', caller, { staffFirst: true }, ['transfer'], 'staff-first'],
    ['with the assistant for the staff themselves', dana, { staffFirst: true }, ['say', 'listen'], undefined],
    ['with a message when the agent itself has called', caller, { loop: true }, ['voicemail'], 'loop'],
  ] as const)('%s', (_, from, over, steps, outcome) => {
    expect(opening(from, over)).toEqual({ steps, outcome, from });
  });

  it('without a number when one of its own lines has forwarded it', () => {
    expect(opening(line).from).toBeUndefined();
  });

  it('with the offers of the file, the other language before all else', () => {
    const offers = { secondLanguage: 'Oprima dos.', languageKey: '2', recording: true };

    expect(opening(caller, { offers }).steps).toEqual(['key', 'say', 'key', 'listen']);
  });
});

describe('a line that is being rung', () => {
  it('makes a call under its number or the caller’s a loop, until it has stopped ringing', async () => {
    await noteRinging(calls.table, [dana, caller], { contactId: 'first', untilMs: nowMs + 18_000 }, signal);
    const loop = (numbers: readonly string[], contactId: string, afterMs: number) =>
      isLoop(calls.table, numbers, { contactId, nowMs: nowMs + afterMs }, signal);

    expect(await loop([dana], 'second', 5_000)).toBe(true);
    expect(await loop([caller], 'second', 5_000)).toBe(true);
    expect(await loop([caller], 'first', 5_000)).toBe(false);
    expect(await loop([vip], 'second', 5_000)).toBe(false);
    expect(await loop([], 'second', 5_000)).toBe(false);
    expect(await loop([dana], 'second', 60_000)).toBe(false);
  });
});

describe('a key at the beginning', () => {
  const offers = { secondLanguage: 'Oprima dos.', languageKey: '2', recording: true };
  const begun = async (contactId: string, issued: number) => {
    const call = newCall({ contactId, from: caller }, { ...setting, offers }, nowMs);
    const issuedStep = call.steps[`s${issued}`];
    const { [`s${issued}`]: _, ...steps } = call.steps;
    return createCall(
      calls.table,
      { ...call, issued, ...(issuedStep === undefined ? {} : { issuedStep }), steps },
      signal,
    );
  };
  const press = async (contactId: string, issued: number, digits: string) => {
    const item = await begun(contactId, issued);
    const ask = { contactId, after: issued, digits };
    await answerDigits(calls.table, item, ask, signal);
    return await answerDigits(calls.table, item, ask, signal);
  };

  it('agrees to the recording, which is kept before the recording begins, and once', async () => {
    const item = await press('agreed', 3, '1');

    expect(
      waitingSteps(item)
        .filter(({ number }) => number > 3)
        .map((step) => step.do),
    ).toEqual(['record', 'listen']);
    expect((await readCall(calls.table, 'agreed', signal))?.recordingConsentAtMs).toBeGreaterThan(0);
  });

  it.each(['2', 'Timeout'])('that is no yes records nothing: %s', async (key) => {
    const item = await press(`not-${key}`, 3, key);

    expect(item.recordingConsentAtMs).toBeUndefined();
    expect(
      waitingSteps(item)
        .filter(({ number }) => number > 3)
        .map((step) => step.do),
    ).toEqual(['listen']);
  });

  it('chooses the other language: a person, and nothing of the assistant', async () => {
    const item = await press('language', 1, '2');

    expect(waitingSteps(item).map((step) => step.do)).toEqual(['transfer']);
    expect(item.outcome).toEqual({ kind: 'transferred', reason: 'second-language' });
  });
});

describe('the assistant whom the staff went before', () => {
  it('begins behind the ringing, however often it is told', async () => {
    const call = newCall({ contactId: 'staff', from: caller }, { ...setting, staffFirst: true }, nowMs);
    const transfer = call.steps['s1'];
    if (transfer === undefined) throw new Error('There is no transfer.');
    const item = await createCall(
      calls.table,
      { ...call, issued: 1, issuedStep: transfer, steps: {} },
      signal,
    );

    expect(await backToAgent(calls.table, item, signal)).toBe(1);
    expect(await backToAgent(calls.table, item, signal)).toBe(1);
    const now = await readCall(calls.table, 'staff', signal);
    expect(now === undefined ? [] : waitingSteps(now).map((step) => step.do)).toEqual(['say', 'listen']);
    expect(now?.outcome).toBeUndefined();
  });
});

describe('outside opening hours', () => {
  it.each([
    ['voicemail', undefined, 'voicemail'],
    ['emergency', undefined, 'emergency'],
    ['answer', undefined, 'answer'],
    ['voicemail', 'vip', 'answer'],
  ] as const)('the file says %s, the call is %s: %s', (closed, reason, done) => {
    const outcome = reason === undefined ? {} : { outcome: { kind: 'transferred', reason } as const };
    const answer = whenClosed({ closed }, outcome, 'We are closed.');

    expect(answer.do).toBe(done);
    expect(answer.text.includes('press 1')).toBe(done === 'emergency');
  });
});
