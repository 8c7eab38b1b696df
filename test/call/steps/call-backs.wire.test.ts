import { describe, expect, it } from 'vitest';
import type { CallItem } from '../../../lambdas/call/call-item.ts';
import { readCall } from '../../../lambdas/call/call-store.ts';
import { readRequests } from '../../../lambdas/call/request-store.ts';
import { answerAsk } from '../../../lambdas/call/steps/answer-ask.ts';
import { parseAsk } from '../../../lambdas/call/steps/ask.ts';
import { fallbackEnd } from '../../../lambdas/call/steps/fallback-end.ts';
import { newCall } from '../../../lambdas/call/steps/new-call.ts';
import { noteFallback } from '../../../lambdas/call/steps/note-fallback.ts';
import { numberKnown } from '../call-item-fixture.ts';
import { startCallsTable } from '../calls-table.ts';
import { virtualTime } from '../virtual-time.ts';

const signal = AbortSignal.timeout(60_000);
const nowMs = 1_060_000;
const calls = await startCallsTable();

const promise = /call you back on this number/;
const outcomeOf = async (item: CallItem) => (await readCall(calls.table, item.contactId, signal))?.outcome;
const requestsOf = (item: CallItem) => readRequests(calls.table, item.contactId, signal);

describe('fallbackEnd', () => {
  it.each([
    ['message', true, 'message', 'keypad-menu', 'part'],
    ['person', true, 'message', 'nobody-free', 'part'],
    ['none', true, 'message', 'no-choice', 'part'],
    [undefined, true, 'message', 'no-choice', 'part'],
    ['message', false, 'menu', 'no-number', 'menu'],
    ['person', false, 'failed', 'nobody-free', 'menu'],
    ['none', false, 'menu', 'no-choice', 'part'],
  ] as const)('of %s, number known %s: %s/%s, then %s', (choice, numberKnown, kind, reason, next) => {
    const end = fallbackEnd(choice, numberKnown);

    expect(end).toMatchObject({ outcome: { kind, reason }, next, request: numberKnown });
    expect(promise.test(end.text)).toBe(numberKnown);
  });
});

describe('noteFallback', () => {
  const note = (item: CallItem, choice: string) =>
    noteFallback(
      calls.table,
      { contactId: item.contactId, choice },
      () => Promise.reject(new Error('The call is there already.')),
      signal,
    );

  it('keeps one request for a call back, however often it is reported', async () => {
    const item = await calls.call(numberKnown);

    await note(item, 'person');
    const answer = await note(item, 'person');

    expect(answer).toEqual({ text: expect.stringMatching(promise), next: 'part' });
    expect(await requestsOf(item)).toEqual([{ kind: 'callback', by: 'menu' }]);
    expect(await outcomeOf(item)).toEqual({ kind: 'message', reason: 'nobody-free' });
  });

  it('lets the flow promise nothing when the request cannot be kept', async () => {
    const item = await calls.call(numberKnown);
    calls.fault({ service: 'dynamodb', operation: 'PutItem', kind: 'error', nth: [1, 2, 3] });

    await expect(note(item, 'message')).rejects.toThrow();

    expect(await outcomeOf(item)).toBeUndefined();
  });
});

describe('a key pressed for a call back', () => {
  const digits = { number: 3, do: 'digits', text: 'Press 1 or 2.' } as const;
  const held = { holder: 'h', epoch: 1, untilMs: nowMs + 60_000 };
  const settings = { ...calls.askSettings, waitMs: 0 };
  const press = (item: CallItem, after: number, key?: string) =>
    answerAsk(
      { contactId: item.contactId, after, ...(key === undefined ? {} : { digits: key }) },
      settings,
      virtualTime(nowMs),
      signal,
    );

  it('is kept before it is promised', async () => {
    const item = await calls.call({ lease: held, issuedStep: digits, ...numberKnown });

    expect(await press(item, 3, '2')).toMatchObject({ step: '4', text: 'Someone will call you back.' });
    expect(await requestsOf(item)).toEqual([{ kind: 'callback', by: 'keypad' }]);
    expect(await press(item, 4)).toEqual({ step: '5', do: 'callback' });
    expect(await outcomeOf(item)).toEqual({ kind: 'message', reason: 'keypad' });
  });

  it('promises a withheld number nothing, and offers a person', async () => {
    const item = await calls.call({ lease: held, issuedStep: digits });

    expect(await press(item, 3, '2')).toMatchObject({ step: '4', text: 'No number.' });
    expect(await press(item, 4)).toEqual({ step: '5', do: 'digits', text: 'Press 1.' });
    expect(await requestsOf(item)).toEqual([]);
    expect(await outcomeOf(item)).toEqual({ kind: 'failed', reason: 'no-number' });
    expect(await press(item, 5, '1')).toMatchObject({ step: '6' });
    expect(await press(item, 6)).toEqual({ step: '7', do: 'transfer' });
  });

  it('leads to a person when the request cannot be kept', async () => {
    const item = await calls.call({ lease: held, issuedStep: digits, ...numberKnown });
    calls.fault({ service: 'dynamodb', operation: 'PutItem', kind: 'error', nth: [1, 2, 3] });

    expect(await press(item, 3, '2')).toMatchObject({ step: '4', text: 'Sorry.' });
    expect(await press(item, 4)).toEqual({ step: '5', do: 'transfer' });
  });
});

describe('the caller’s number', () => {
  const askFrom = (endpoint: unknown) =>
    parseAsk({ Details: { ContactData: { ContactId: 'c', CustomerEndpoint: endpoint } } });
  const setting = { phrases: {}, timeZone: 'UTC', vips: [], retentionDays: 90 };

  it('is kept as Connect gave it', () => {
    const ask = askFrom({ Address: '+12065550142', Type: 'TELEPHONE_NUMBER' });

    expect(ask?.from).toBe('+12065550142');
    expect(newCall({ contactId: 'c', from: '+12065550142' }, setting, nowMs).from).toBe('+12065550142');
  });

  it.each([null, { Address: null }, { Address: 'anonymous' }, { Address: '+266696687' }, { Address: '' }])(
    'is none in %j',
    (endpoint) => {
      const ask = askFrom(endpoint);

      expect(ask).toBeDefined();
      expect(ask?.from).toBeUndefined();
      expect(newCall({ contactId: 'c' }, setting, nowMs)).not.toHaveProperty('from');
    },
  );
});
