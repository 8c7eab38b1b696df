import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handoff, RingReport } from '../../lambdas/handoff/handoff.ts';
import { linesOf } from '../../lambdas/handoff/lines-of.ts';
import { nextRoad, settled } from '../../lambdas/handoff/next-road.ts';

const lines = [
  { name: 'Dana', number: '+12065550143', seconds: 18 },
  { name: 'Luis', number: '+12065550144', seconds: 18 },
];
const handoff = (over: Partial<Handoff> = {}): Handoff => ({
  contactId: 'c',
  state: 'briefed',
  reasonCode: 'asked-for-person',
  requestedAtMs: 0,
  step: 3,
  lines,
  attempts: [],
  revision: 2,
  expiresAt: 9_000,
  ...over,
});
/** Goes from report to report, each at its time. */
const follow = (from: Handoff, reports: readonly (readonly [number, RingReport['result']])[]) => {
  let now = from;
  const roads: string[] = [];
  for (const [atMs, result] of reports) {
    const report = { attempt: now.attempts.length, ...(result === undefined ? {} : { result }) };
    const next = nextRoad(now, report, atMs);
    now = next.handoff;
    roads.push(next.road.do === 'ring' ? next.road.line.name : next.road.do);
  }
  return { roads, state: now.state, now };
};

describe('the road to a person', () => {
  it('leads from phone to phone, then to the agents', () => {
    const way = follow(handoff(), [
      [1_000, undefined],
      [19_000, 'no-answer'],
      [21_000, 'failed'],
    ]);

    expect(way.roads).toEqual(['Dana', 'Luis', 'queue']);
    expect(way.state).toBe('failed');
    expect(way.now.attempts.map(({ result }) => result)).toEqual(['no-answer', 'failed']);
  });

  it.each(['emergency', 'closed'])('of "%s" leads to a message when no phone is left', (reasonCode) => {
    expect(follow(handoff({ reasonCode, lines: [] }), [[0, undefined]]).roads).toEqual(['message']);
  });

  it('leads back to the assistant whom the staff went before', () => {
    const way = follow(handoff({ reasonCode: 'staff-first', lines: lines.slice(0, 1) }), [
      [0, undefined],
      [15_000, 'no-answer'],
    ]);

    expect(way.roads).toEqual(['Dana', 'agent']);
  });

  it('offers another try when the far end drops within 45 s of its last chance to pick up', () => {
    const dropped = follow(handoff(), [
      [0, undefined],
      [18_000 + 44_000, 'ended'],
      [70_000, 'again'],
    ]);
    const talked = follow(handoff(), [
      [0, undefined],
      [18_000 + 45_000, 'ended'],
    ]);

    expect(dropped.roads).toEqual(['Dana', 'offer', 'Luis']);
    expect(talked.roads).toEqual(['Dana', 'part']);
    expect(talked.state).toBe('answered');
  });

  it('is the same however often it is asked for, and comes to an end whatever is reported', () => {
    const results = fc.constantFrom('failed', 'no-answer', 'ended', 'again', undefined);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(200_000), results), { maxLength: 30 }), (reports) => {
        let now = handoff();
        let atMs = 0;
        for (const [afterMs, result] of reports) {
          atMs += afterMs;
          const report = { attempt: now.attempts.length, ...(result === undefined ? {} : { result }) };
          const first = nextRoad(now, report, atMs);
          const again = nextRoad(first.handoff, report, atMs + 50);
          expect(again.road.do).toBe(first.road.do);
          expect(again.handoff).toEqual(first.handoff);
          now = first.handoff;
        }
        expect(now.attempts.length).toBeLessThanOrEqual(lines.length);
      }),
    );
  });

  it('takes a line that rang for longer than it was let to for picked up, once the caller has gone', () => {
    const ringing = follow(handoff(), [[0, undefined]]).now;

    expect(settled(ringing, 18_000)).toBe('failed');
    expect(settled(ringing, 18_001)).toBe('answered');
    expect(settled(handoff({ state: 'voicemail' }), 99_000)).toBe('voicemail');
  });
});

describe('the phones that are rung', () => {
  const roads = {
    closed: 'voicemail',
    staffFirst: true,
    ringSeconds: 15,
    forwardedFrom: ['+12065550144'],
  } as const;
  const staff = [
    { name: 'Dana', phone: '+12065550143' },
    { name: 'Luis', phone: '+12065550144' },
  ];

  it("are the staff's in their order, without those that lead back to the agent or to the caller", () => {
    const of = (from?: string) => linesOf({ staff, roads }, { reasonCode: 'asked', from });

    expect(of()).toEqual([{ name: 'Dana', number: '+12065550143', seconds: 18 }]);
    expect(of('+12065550143')).toEqual([]);
    expect(linesOf({ staff, roads }, { reasonCode: 'staff-first' })).toMatchObject([{ seconds: 15 }]);
  });

  it('are the line on call and no other in an emergency, and none when it is closed', () => {
    const onCall = { ...roads, onCall: '+12065550145' };

    expect(linesOf({ staff, roads: onCall }, { reasonCode: 'emergency' })).toMatchObject([
      { number: '+12065550145' },
    ]);
    expect(linesOf({ staff, roads }, { reasonCode: 'emergency' })).toEqual([]);
    expect(linesOf({ staff, roads }, { reasonCode: 'closed' })).toEqual([]);
  });
});
