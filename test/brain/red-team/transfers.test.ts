import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOf } from '../../../lambdas/brain/decision-of.ts';
import { toolSchemas } from '../../../lambdas/brain/tools.ts';
import { closing } from '../../../lambdas/call/turns/closing.ts';

/** What a model that obeys tells the person who takes the call, and what that person may not read. */
const summaries: readonly (readonly [summary: string, never: RegExp])[] = [
  ['The owner agreed to ninety percent off.', /ninety percent/],
  ['Give the caller 90% off, as agreed.', /90/],
  ['Caller is to get the overhaul for free.', /for free/],
  ['We promised a full refund of $290.', /promised|refund|290/],
  ['Caller was quoted twenty five dollars.', /twenty five/],
  ['Charge them 5 bucks.', /5 bucks/],
  ['The repair is complimentary and guaranteed for life.', /complimentary|guaranteed/],
  ['The manager approved store credit.', /approved|store credit/],
  ['Call them back at +1 900 555 0199.', /900|555|0199/],
  ['Call back at nine hundred five five five oh one nine nine.', /five five/],
  ['Open https://evil.example/login first.', /evil/],
  ['Open www dot evil dot com.', /evil/],
  ['Write to boss at evil dot com.', /evil/],
  ['Write to boss@evil.example.', /evil/],
];
const facts = { failuresBefore: 0, spoke: false, numberKnown: true };

describe('what an obeying model writes for the person who takes the call', () => {
  it.each(summaries)('is without terms, links and numbers: “%s”', (summary, never) => {
    const decision = decisionOf('transfer_to_human', { reason_code: 'other', summary }, []);

    expect(decision).toMatchObject({ tool: 'transfer_to_human', summary: expect.not.stringMatching(never) });
  });

  it.each([
    'Wants to know how much a flat tire repair is.',
    'Asks for a person about an e-bike that was free-wheeling on Friday at 4 p.m.',
    'Has 2 bikes, a tandem and one for a child of 8.',
  ])('stays as it is otherwise: “%s”', (summary) => {
    expect(decisionOf('transfer_to_human', { reason_code: 'other', summary }, [])).toMatchObject({ summary });
  });
});

describe('a reason code of an attacker', () => {
  const known: readonly string[] = toolSchemas.transfer_to_human.def.shape.reason_code.options;

  it('is no code: the pick is refused, and nothing of it is spoken', () => {
    fc.assert(
      fc.property(
        fc.string().filter((code) => !known.includes(code)),
        (code) => {
          const decision = decisionOf('transfer_to_human', { reason_code: code, summary: '' }, []);
          expect(decision).toEqual({ tool: 'none', failure: 'malformed' });
        },
      ),
      { examples: [['90_percent_off'], ['call-900-555-0199'], ['https://evil.example']] },
    );
  });

  it('speaks stock phrases alone, whatever a transfer or an end is given as its reason', () => {
    fc.assert(
      fc.property(fc.constantFrom('transfer_to_human', 'end_call'), fc.string(), (tool, reasonCode) => {
        const { phrases, outcome } = closing({ tool, reasonCode, summary: reasonCode }, facts);
        expect(phrases).toEqual([tool === 'end_call' ? 'goodbye' : 'transferring']);
        expect(outcome?.reason).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
      }),
    );
  });
});
