import { describe, expect, it } from 'vitest';
import { noteGap } from '../../../lambdas/knowledge/gaps/note-gap.ts';
import { readGaps } from '../../../lambdas/knowledge/gaps/read-gaps.ts';
import { startCallsTable } from '../../call/calls-table.ts';

const signal = AbortSignal.timeout(60_000);
const { table } = await startCallsTable();

const askedAtMs = Date.parse('2026-11-23T20:30:00-08:00');
const occasion = (contactId: string, turn = 1, atMs = askedAtMs) => ({
  contactId,
  turn,
  atMs,
  timeZone: 'America/Los_Angeles',
  keptUntil: Math.floor(atMs / 1_000) + 86_400,
});
const gap = (question: string) => ({ question, why: 'not-in-knowledge' }) as const;

describe('the list of gaps', () => {
  it('has each question once, counted once for each turn that asked, the most asked first', async () => {
    await noteGap(table, gap('Do you sell unicycles?'), occasion('one'), signal);
    const tandem = gap('Do you rent tandems?');
    await Promise.all(
      ['one', 'two', 'two', 'two'].map((id) => noteGap(table, tandem, occasion(id, 2), signal)),
    );
    await noteGap(table, gap('do you rent a tandem'), occasion('one', 2), signal);
    await noteGap(
      table,
      { ...gap('a tandem, do you rent'), why: 'not-grounded' },
      occasion('three', 1, askedAtMs + 86_400_000),
      signal,
    );

    const [first, second, ...none] = await readGaps(table, askedAtMs, signal);

    expect(first).toMatchObject({
      question: 'Do you rent tandems?',
      why: 'not-grounded',
      asked: 3,
      occasions: new Set(['one#2', 'two#2', 'three#1']),
      firstDay: '2026-11-23',
      lastDay: '2026-11-24',
      lastAskedAtMs: askedAtMs + 86_400_000,
    });
    expect(second).toMatchObject({ question: 'Do you sell unicycles?', asked: 1 });
    expect(none).toEqual([]);
  });

  it('is without what is not kept any more', async () => {
    await expect(readGaps(table, askedAtMs + 40 * 86_400_000, signal)).resolves.toEqual([]);
  });
});
