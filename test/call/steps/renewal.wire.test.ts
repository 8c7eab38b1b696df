import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAsk } from '../../../lambdas/call/steps/answer-ask.ts';
import { renewalDue, renewalOptions } from '../../../lambdas/call/steps/renewal.ts';
import { startCallsTable } from '../calls-table.ts';
import { virtualTime } from '../virtual-time.ts';

const signal = AbortSignal.timeout(60_000);
const nowMs = 1_060_000;
const calls = await startCallsTable();

/** Actions that an ask runs at most, and those of an execution beside its asks. */
const actionsAnAsk = 8;
const actionsBeside = 4;
const actionsAllowed = 300;

describe('renewalDue', () => {
  it('lets no execution pass 300 actions in 1,000 asks, however often a step waits', () => {
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.boolean()),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (noise, share) => {
          let renewedAtAsk = 0;
          let longest = 0;
          for (let askCount = 1; askCount <= 1_000; askCount += 1) {
            const [odd = false] = noise.take(1);
            const waits = odd || (askCount * 7919) % 100 < share * 100;
            longest = Math.max(longest, askCount - renewedAtAsk);
            const due = renewalDue({ askCount, renewedAtAsk });
            if (due === 'now' || (due === 'in-a-pause' && !waits)) renewedAtAsk = askCount;
          }
          expect(longest * actionsAnAsk + actionsBeside).toBeLessThanOrEqual(actionsAllowed);
        },
      ),
    );
  });

  it('uses the first pause from the thirtieth ask on', () => {
    const asks = renewalOptions.inPauseFromAsks;
    expect(renewalDue({ askCount: asks - 1 })).toBe('no');
    expect(renewalDue({ askCount: asks })).toBe('in-a-pause');
    expect(renewalDue({ askCount: 2 * asks, renewedAtAsk: asks + 1 })).toBe('no');
  });
});

describe('answerAsk', () => {
  const held = { holder: 'h', epoch: 1, untilMs: nowMs + 60_000 };
  const settings = { ...calls.askSettings, waitMs: 0 };
  const steps = { s4: { number: 4, do: 'say', text: 'Yes.' } } as const;

  it('renews after a step that the thirtieth ask found waiting, and counts anew', async () => {
    const item = await calls.call({ lease: held, askCount: 29, lastNumber: 4, steps });
    const ask = (after: number) =>
      answerAsk({ contactId: item.contactId, after }, settings, virtualTime(nowMs), signal);

    expect(await ask(3)).toMatchObject({ step: '4', do: 'say' });
    expect(await ask(4)).toEqual({ step: '4', do: 'renew' });
    expect(await ask(4)).toEqual({ step: '4', do: 'wait' });
  });

  it('renews before a waiting step when no pause has come for long, and gives the step then', async () => {
    const askCount = renewalOptions.atLatestAtAsks - 1;
    const item = await calls.call({ lease: held, askCount, lastNumber: 4, steps });
    const ask = () =>
      answerAsk({ contactId: item.contactId, after: 3 }, settings, virtualTime(nowMs), signal);

    expect(await ask()).toEqual({ step: '3', do: 'renew' });
    expect(await ask()).toMatchObject({ step: '4', do: 'say' });
  });
});
