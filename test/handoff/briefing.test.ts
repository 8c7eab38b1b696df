import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BriefingFacts, briefingOf, briefingText, whisperText } from '../../lambdas/handoff/briefing.ts';
import {
  attributeBytes,
  flatPayload,
  handoffPayload,
  handoffPayloadSchema,
} from '../../lambdas/handoff/handoff-payload.ts';

const turn = (heard: string, over: Partial<BriefingFacts['turns'][number]> = {}) => ({
  heard,
  handledBy: 'brain' as const,
  sources: [],
  ...over,
});
const facts = (over: Partial<BriefingFacts> = {}): BriefingFacts => ({
  from: '+12065550123',
  reasonCode: 'asked-for-person',
  turns: [],
  deeds: [],
  requests: [],
  ...over,
});
const call = { contactId: 'c-1', storeId: 'Cascade Cycle Works', language: 'en-US', first: false };

describe('the briefing', () => {
  it('tells who calls, why, what was said and done, what is open, and how they feel', () => {
    const briefing = briefingOf(
      facts({
        reasonCode: 'upset',
        summary: 'Wants a refund for a tune-up.',
        turns: [
          turn('How much is a tune-up?', { tool: 'answer_from_knowledge', sources: ['prices'] }),
          turn('Do you rent tandems?', {
            gap: { question: 'Do you rent tandems?', why: 'not-in-knowledge' },
          }),
        ],
        deeds: [{ kind: 'booked', what: 'Bike fitting' }],
        requests: [{ kind: 'callback', by: 'keypad' }],
      }),
    );

    expect(briefingText(briefing)).toBe(
      [
        'Caller: +12065550123',
        'Why: Wants a refund for a tune-up.',
        'Said: "How much is a tune-up?" "Do you rent tandems?"',
        'Done: booked: Bike fitting; answered: How much is a tune-up?',
        'Open: wants to be called back; Do you rent tandems?',
        'Mood: upset',
      ].join('\n'),
    );
    expect(whisperText(briefing)).toBe('A caller. Wants a refund for a tune-up. They are upset.');
  });

  it("puts the caller's last words in the place of a sentence that the model did not give", () => {
    const { why, said } = briefingOf(
      facts({ turns: ['one', 'two', 'three', 'four'].map((said) => turn(said)) }),
    );

    expect(why.sentence).toBe('The caller said: four');
    expect(said).toEqual(['two', 'three', 'four']);
  });

  it('says something of a call in which nothing was said, from a number that is not known', () => {
    const briefing = briefingOf({ reasonCode: 'vip', turns: [], deeds: [], requests: [] });

    expect(briefingText(briefing)).toBe(
      'Caller: number withheld\nWhy: The caller is put through at once.\nMood: calm',
    );
    expect(handoffPayload(briefing, call).profileId).toBe('unknown');
  });

  it('holds no card number, whoever wrote it', () => {
    const card = '4111 1111 1111 1111';
    const briefing = briefingOf(facts({ summary: `Pays with ${card}.`, turns: [turn(`It is ${card}`)] }));

    expect(JSON.stringify(briefing)).not.toContain('1111');
  });

  it('fits into contact attributes: flat strings, none empty, 32 KB, nothing that a flow would fill', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 4_000 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), words, (said, summary) => {
        const briefing = briefingOf(facts({ summary, turns: said.map((heard) => turn(heard)) }));
        const payload = handoffPayload(briefing, { ...call, storeId: summary });
        const flat = flatPayload(payload);

        expect(handoffPayloadSchema.safeParse(payload).success).toBe(true);
        expect(Buffer.byteLength(JSON.stringify(flat))).toBeLessThan(attributeBytes);
        for (const value of Object.values(flat)) expect(value.trim()).not.toBe('');
        expect(flat['whisper']).not.toMatch(/<|>|&|\$[.[]/);
      }),
      { numRuns: 40 },
    );
  });
});
