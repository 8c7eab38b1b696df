import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { noDialog } from '../../../lambdas/appointments/dialog.ts';
import type { DialogReply } from '../../../lambdas/appointments/take-turn.ts';
import { codeRequest, type PastTurn } from '../../../lambdas/brain/code-request.ts';
import { letMeCheckAfterMs } from '../../../lambdas/call/turns/say-dialog.ts';
import { reportOf } from '../../appointments/report-of.ts';
import { numberKnown } from '../call-item-fixture.ts';
import { startCallsTable } from '../calls-table.ts';
import { answer, shared, startConversation } from './conversation-rig.ts';

const calls = await startCallsTable();

describe('converse', () => {
  it('uses the thought of a draft that the turn confirms', async () => {
    const rig = await startConversation(calls);

    await rig.draft('do you open on sunday');
    await rig.lock('Do you open on Sunday?');

    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'About do you open on sunday.' });
    expect(rig.thoughts).toHaveLength(1);
    await rig.end();
  });

  it('listens again with the write of the sentence that is the whole reply', async () => {
    const rig = await startConversation(calls);

    await rig.lock('Do you open on Sunday?');
    await expect.poll(() => rig.item()).toMatchObject({ lastNumber: 4, state: 'listening' });

    await rig.end();
    expect((await rig.item()).state).toBe('listening');
  });

  it('cuts a card number out that is read over two turns, before the model and in what was stored already', async () => {
    const stored = new Map<number, string>();
    const rig = await startConversation(calls, undefined, {
      store: async (turn, heard) => {
        stored.set(turn.number, heard);
      },
    });

    await rig.lock('My card is 4111 1111.');
    await rig.ask(3);
    await rig.lock('And then 1111 1111.');
    await expect
      .poll(() => [...stored.values()])
      .toEqual(['My card is [card number].', 'And then [card number].']);

    expect(rig.thoughts.at(-1)?.said).toBe('And then [card number].');
    expect(rig.thoughts.at(-1)?.history).not.toMatch(/1111/);
    await rig.end();
  });

  it('drops the thought of a draft that changes, and says nothing of it', async () => {
    const rig = await startConversation(calls);

    await rig.draft('do you open');
    await rig.draft('do you open on sunday');
    await rig.lock('Do you open on Monday?');

    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'About Do you open on Monday?.' });
    expect(rig.thoughts.at(-1)?.said).toBe('Do you open on Monday?');
    expect(rig.stored.map((turn) => turn.said.length)).toEqual([1]);
    await rig.end();
  });

  it('rehearses the reply while a word is missing, and says only what it thinks of all words', async () => {
    const said: string[] = [];
    const rig = await startConversation(calls, () => shared('We open at nine.', 'On Sundays, too.'), {
      say: async (text) => ({ text: said[said.push(text) - 1] ?? '', rung: 'say', durationMs: 1_000 }),
    });

    await rig.draft('do you open on', { uncoveredMs: 400, silentForMs: 300 });
    await rig.draft('do you open on', { uncoveredMs: 400, silentForMs: 400 });
    await expect.poll(() => said).toEqual(['We open at nine.']);
    expect((await rig.item()).steps).toEqual({});
    await rig.draft('do you open on sunday');
    await rig.lock('Do you open on Sunday?');

    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'We open at nine.' });
    expect(await rig.ask(4)).toMatchObject({ step: '5', text: 'On Sundays, too.' });
    expect(rig.thoughts.map(({ said: words, hedged }) => [words, hedged])).toEqual([
      ['do you open on', false],
      ['do you open on sunday', true],
    ]);
    expect(said).toEqual(['We open at nine.', 'We open at nine.', 'On Sundays, too.']);
    await rig.end();
  });

  it('asks a second model for a draft once the pause is long enough to be the end', async () => {
    const rig = await startConversation(calls);

    await rig.draft('do you open on sunday', { silentForMs: 200 });
    expect(rig.thoughts.map(({ hurried }) => hurried)).toEqual([false]);
    await rig.draft('do you open on sunday', { silentForMs: 300 });
    await expect.poll(() => rig.thoughts.map(({ hurried }) => hurried)).toEqual([true]);

    await rig.end();
  });

  it('lets a thought on a misheard word go on to its sound, and says nothing that was only for this caller', async () => {
    const said: string[] = [];
    const rig = await startConversation(
      calls,
      (words) => (words.includes('hoping') ? answer('Ann is here.') : shared('We open at nine.')),
      { say: async (text) => ({ text: said[said.push(text) - 1] ?? '', rung: 'say', durationMs: 1_000 }) },
    );

    await rig.draft('do you hoping on sunday', { uncoveredMs: 400, silentForMs: 300 });
    await rig.draft('do you ofen on sunday');
    await rig.draft('do you open on sunday');
    await rig.lock('Do you open on Sunday?');

    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'We open at nine.' });
    expect(rig.thoughts).toHaveLength(3);
    expect(said).not.toContain('Ann is here.');
    await rig.end();
  });

  it('says, stores and requests nothing from drafts alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            text: fc.lorem({ maxCount: 4 }),
            stable: fc.boolean(),
            silentForMs: fc.nat(600),
            uncoveredMs: fc.nat(1_200),
          }),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        async (drafts) => {
          const rig = await startConversation(calls, () => [
            ...answer('We open at nine.').slice(0, 2),
            {
              type: 'decision',
              decision: {
                tool: 'book_appointment',
                report: reportOf({ service: 's', dayAndTime: 'd', name: 'n', confirmed: 'yes' }),
              },
            },
          ]);
          for (const { text, ...over } of drafts) await rig.draft(text, over);
          await rig.end();
          const item = await rig.item();
          expect(item.steps).toEqual({});
          expect(item.lastNumber).toBe(3);
          expect(rig.stored).toEqual([]);
          expect(rig.requests).toEqual([]);
          expect(rig.thoughts.length).toBeLessThanOrEqual(3);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('takes a caller who speaks on before the reply as one turn', async () => {
    const rig = await startConversation(calls);

    await rig.lock('What time do you open');
    await rig.draft('on Sunday');
    await rig.lock('on Sunday?');

    expect((await rig.ask(3)).text).toMatch('About What time do you open on Sunday');
    expect((await rig.item()).turn).toBe(1);
    await rig.end();
  });

  it('takes back a whole reply that nobody has heard yet', async () => {
    const rig = await startConversation(calls);

    await rig.lock('What time do you open');
    await expect.poll(async () => Object.keys((await rig.item()).steps)).toEqual(['s4']);
    await rig.draft('on Sunday');
    await rig.lock('on Sunday?');

    const next = await rig.ask(3);
    expect(next.step).toBe('5');
    expect(next.text).toMatch('What time do you open on Sunday');
    await rig.end();
  });

  it('drops what has not been issued when the caller interrupts, and remembers only what was played', async () => {
    const rig = await startConversation(calls, (said) =>
      said === 'first' ? answer('One.', 'Two is a long sentence that nobody will hear.') : answer('Three.'),
    );
    await rig.lock('first');
    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'One.' });
    await expect.poll(async () => Object.keys((await rig.item()).steps)).toEqual(['s5']);

    await rig.draft('second');
    await rig.lock('second');
    const next = await rig.ask(4);
    await rig.draft('third');

    expect(next).toMatchObject({ step: '6', text: 'Three.' });
    expect(rig.stored[0]?.said.map((said) => said.text)).toEqual(['One.']);
    expect(rig.thoughts.at(-1)?.history).toBe('first / One.');
    await rig.end();
  });

  const booking = [
    {
      type: 'decision',
      decision: {
        tool: 'book_appointment',
        report: reportOf({ service: 'tune-up' }),
      },
    },
  ] as const;

  it.each(['book', 'look_up', 'change'] as const)(
    'says once that it looks when it takes long, and nothing when it does not: %s',
    async (kind) => {
      const asked = { tool: 'book_appointment', report: reportOf({ kind, service: 'tune-up' }) } as const;
      let answerDialog = (_: DialogReply): void => {};
      let takesLong = true;
      const dialog = () =>
        new Promise<DialogReply>((resolve) => {
          answerDialog = resolve;
          if (!takesLong) resolve({ state: noDialog, sentences: [{ text: 'And the time?', shared: true }] });
        });
      const never = (_: number, signal: AbortSignal) =>
        new Promise<never>((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      const time = {
        nowMs: () => Date.now(),
        sleep: (ms: number, signal: AbortSignal) =>
          takesLong && ms === letMeCheckAfterMs ? Promise.resolve() : never(ms, signal),
      };
      const decided = [{ type: 'decision', decision: asked }] as const;
      const rig = await startConversation(calls, () => decided, { dialog, time }, numberKnown);

      await rig.lock('I want to book a tune-up');
      expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'Let me check.' });
      answerDialog({ state: noDialog, sentences: [{ text: 'Which day?', shared: true }] });
      expect(await rig.ask(4)).toMatchObject({ step: '5', text: 'Which day?' });
      expect((await rig.item()).dialog).toEqual(noDialog);
      takesLong = false;
      await rig.lock('On Friday.');
      expect(await rig.ask(5)).toMatchObject({ step: '6', text: 'And the time?' });
      await rig.end();
    },
  );

  it('takes back what was not heard, and never what was written', async () => {
    const read = { ...noDialog, idleTurns: 1 };
    const wrote = { ...noDialog, deeds: [{ kind: 'booked', what: 'Fitting' }] } as const;
    for (const [state, expected] of [
      [read, noDialog],
      [wrote, wrote],
    ] as const) {
      const dialog = async () => ({ state, sentences: [{ text: 'Which day?', shared: true }] });
      const rig = await startConversation(calls, () => booking, { dialog }, numberKnown);
      await rig.lock('I want to book');
      await vi.waitFor(async () => expect((await rig.item()).dialog).toEqual(state));
      await rig.draft('a tune-up');
      expect((await rig.item()).dialog).toEqual(expected);
      await rig.end();
    }
  });

  it('keeps a request to call back once, before the words for it are written', async () => {
    const kept: string[][] = [];
    const request = async () => {
      kept.push(Object.keys((await rig.item()).steps));
    };
    const rig = await startConversation(calls, () => booking, { request }, numberKnown);

    await rig.lock('I want to book a tune-up');

    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'Someone will call you back.' });
    expect(kept).toEqual([[]]);
    await rig.end();
  });

  it('promises nothing when the request could not be kept, and fetches a person', async () => {
    const request = () => Promise.reject(new Error('no table'));
    const rig = await startConversation(calls, () => booking, { request }, numberKnown);

    await rig.lock('I want to book a tune-up');

    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'Sorry.' });
    expect(await rig.ask(4)).toMatchObject({ step: '5', do: 'transfer' });
    expect((await rig.item()).outcome).toEqual({ kind: 'transferred', reason: 'request-not-kept' });
    await rig.end();
  });

  it('promises a withheld number no call back, and keeps no request', async () => {
    const rig = await startConversation(calls, () => booking);

    await rig.lock('I want to book a tune-up');

    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'No number.' });
    expect(rig.requests).toEqual([]);
    await rig.end();
  });

  it('offers a withheld number a person alone on the keypad', async () => {
    const rig = await startConversation(calls, () => [
      { type: 'decision', decision: { tool: 'none', failure: 'malformed' } },
    ]);

    await rig.lock('one');
    await rig.ask(3);
    await rig.lock('two');

    expect(await rig.ask(4)).toEqual({ step: '5', do: 'digits', text: 'Press 1.' });
    await rig.end();
  });

  it('answers in its own words when a thought breaks', async () => {
    const rig = await startConversation(calls, () => Promise.reject(new Error('no route to the model')));

    await rig.lock('anything');

    await expect.poll(() => rig.stored[0]?.handledBy).toBe('script');
    expect(await rig.ask(3)).toMatchObject({ step: '4', do: 'say' });
    await rig.end();
  });

  const byRules = {
    codeRequest: (said: string, before: readonly PastTurn[]) => codeRequest(said, before, []),
  };

  it('names the number in an emergency at once, without the model, and starts nothing on its draft', async () => {
    const rig = await startConversation(calls, undefined, byRules);

    await rig.draft('my kitchen is on fire');
    expect((await rig.item()).steps).toEqual({});
    await rig.lock('My kitchen is on fire!');

    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'Dial 9 1 1.' });
    expect(rig.thoughts).toEqual([]);
    expect(rig.stored[0]?.handledBy).toBe('code');
    await rig.end();
  });

  it.each([
    ['What?', { heard: 'Sorry?', handledBy: 'code', sources: [] }, 'misunderstood'],
    ['This is ridiculous!', { heard: 'What the hell.', handledBy: 'brain', sources: ['s1'] }, 'upset'],
  ] as const)(
    'remembers what an earlier holder of the call has heard: "%s"',
    async (said, earlier, reason) => {
      const rig = await startConversation(calls, undefined, { ...byRules, earlierTurns: [earlier] });

      await rig.lock(said);

      expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'To a person.' });
      expect(await rig.ask(4)).toMatchObject({ step: '5', do: 'transfer' });
      expect((await rig.item()).outcome).toEqual({ kind: 'transferred', reason });
      expect(rig.stored[0]?.reason).toBe(reason);
      await rig.end();
    },
  );

  const goodbye = [{ type: 'decision', decision: { tool: 'end_call', reasonCode: 'wrong_number' } }] as const;

  it('hangs up once its farewell has been played, and keeps why', async () => {
    const rig = await startConversation(calls, () => goodbye);

    await rig.lock('wrong number, bye');

    expect(await rig.ask(3)).toMatchObject({ step: '4', do: 'say', text: 'Goodbye.' });
    // Asked again for what comes after the same step, the flow gets the farewell again: it has not been played.
    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'Goodbye.' });
    expect(await rig.ask(4)).toMatchObject({ step: '5', do: 'hangup' });
    expect((await rig.item()).outcome).toEqual({ kind: 'goodbye', reason: 'wrong-number' });
    expect(rig.stored[0]?.reason).toBe('wrong-number');
    await rig.end();
  });

  it('goes on when the caller speaks over the farewell', async () => {
    const rig = await startConversation(calls, (said) =>
      said === 'bye' ? goodbye : answer('We open at nine.'),
    );
    await rig.lock('bye');
    expect(await rig.ask(3)).toMatchObject({ step: '4', text: 'Goodbye.' });
    await expect.poll(() => rig.stored.length).toBe(1);

    await rig.draft('oh wait when do you open');
    await rig.lock('oh wait when do you open');

    expect(await rig.ask(4)).toMatchObject({ text: 'We open at nine.' });
    expect((await rig.item()).outcome).toBeUndefined();
    expect(rig.stored[0]?.reason).toBeUndefined();
    await rig.end();
  });

  it('keeps what was not answered, and what the model took for it', async () => {
    const rig = await startConversation(calls, () => [
      {
        type: 'decision',
        decision: { tool: 'transfer_to_human', reasonCode: 'not_in_knowledge', summary: 'x' },
      },
    ]);

    await rig.draft('do you rent');
    await rig.lock('do you rent tandems');

    await expect.poll(() => rig.stored.length).toBe(1);
    expect(rig.stored[0]).toMatchObject({
      gap: { question: 'do you rent tandems', why: 'none-relevant' },
      reason: 'not-in-knowledge',
      use: { requests: 2 },
    });
    await rig.end();
  });

  it('thinks about no draft while it may not, as after a throttle', async () => {
    const rig = await startConversation(calls, undefined, { mayThinkAhead: () => false });

    await rig.draft('do you open on sunday');
    await rig.draft('do you open on', { uncoveredMs: 400, silentForMs: 300 });
    expect(rig.thoughts).toEqual([]);
    await rig.lock('Do you open on Sunday?');

    expect(await rig.ask(3)).toMatchObject({ text: 'About Do you open on Sunday?.' });
    expect(rig.thoughts).toHaveLength(1);
    await rig.end();
  });
});
