import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../lambdas/call/outcome-of.ts';
import type { CallerRequest, Outcome } from '../../lambdas/record/conversation-record.ts';

type Item = Parameters<typeof outcomeOf>[0];
type Turn = Parameters<typeof outcomeOf>[1][number];

const answered: Turn = { handledBy: 'brain', tool: 'answer_from_knowledge', sources: ['prices/tube'] };
const booked: Turn = { handledBy: 'brain', tool: 'book_appointment', sources: [] };
const parted: Turn = { handledBy: 'brain', tool: 'end_call', sources: [] };
const byCode: Turn = { handledBy: 'code', sources: [] };
const failed: Turn = { handledBy: 'script', sources: [] };
/** The model failed after a sentence of the knowledge had been said. */
const half: Turn = { handledBy: 'script', sources: ['prices/tube'] };
/** The caller hung up while it was thought about. */
const unfinished: Turn = { handledBy: 'brain', sources: [] };
const booking: CallerRequest = { kind: 'booking', by: 'turn', turn: 1 };
const record = { lookup: 'reservation', key: 'ABC123', name: 'Jane Smith', fields: {} };
const from = '+12065550123';
const ended = { atMs: 1, reason: 'disconnected' };
const goodbye: Outcome = { kind: 'goodbye', reason: 'done' };
const silent: Outcome = { kind: 'silent', reason: 'no-answer' };
const transferred: Outcome = { kind: 'transferred', reason: 'asked' };

describe('outcomeOf', () => {
  it.each<[string, Item, readonly Turn[], readonly CallerRequest[], Outcome]>([
    ['an answer', { ended }, [answered], [], { kind: 'answered', reason: 'disconnected' }],
    ['an answer, still open', {}, [answered], [], { kind: 'answered', reason: 'open' }],
    ['an answer by code', { ended }, [byCode], [], { kind: 'answered', reason: 'disconnected' }],
    [
      'an answer after a failure',
      { ended },
      [failed, answered],
      [],
      { kind: 'answered', reason: 'disconnected' },
    ],
    [
      'a record found for a withheld number',
      {
        ended,
        dialog: { idleTurns: 0, deeds: [], records: { found: { reservation: record }, wrongTries: 0 } },
      },
      [booked],
      [],
      { kind: 'answered', reason: 'disconnected' },
    ],
    [
      'a record changed',
      { ended, dialog: { idleTurns: 0, deeds: [{ kind: 'changed', what: 'reservation' }] } },
      [booked],
      [],
      { kind: 'answered', reason: 'changed' },
    ],
    ['half an answer', { ended }, [half], [], { kind: 'answered', reason: 'disconnected' }],
    ['nothing but failures', { ended }, [failed, failed], [], { kind: 'failed', reason: 'nothing-answered' }],
    [
      'a failure and no reply',
      { ended },
      [failed, unfinished],
      [],
      { kind: 'failed', reason: 'nothing-answered' },
    ],
    ['no turn', { ended }, [], [], { kind: 'hung-up', reason: 'before-the-first-turn' }],
    ['no reply', { ended }, [unfinished], [], { kind: 'hung-up', reason: 'before-an-answer' }],
    ['a booking', { from, ended }, [booked], [booking], { kind: 'message', reason: 'booking' }],
    [
      'a booking and a goodbye',
      { from, outcome: goodbye },
      [booked, parted],
      [booking],
      { kind: 'message', reason: 'booking' },
    ],
    [
      'a booking and silence',
      { from, outcome: silent },
      [booked],
      [booking],
      { kind: 'message', reason: 'booking' },
    ],
    ['a booking and a person', { from, outcome: transferred }, [booked], [booking], transferred],
    [
      'a booking without a number',
      { outcome: goodbye },
      [booked, parted],
      [],
      { kind: 'failed', reason: 'no-number' },
    ],
    ['a booking without a number and a person', { outcome: transferred }, [booked], [], transferred],
    ['a goodbye', { from, outcome: goodbye }, [answered, parted], [], goodbye],
    ['silence', { outcome: silent }, [], [], silent],
  ])('of %s', (_, item, turns, requests, expected) => {
    expect(outcomeOf(item, turns, requests)).toEqual(expected);
  });
});
