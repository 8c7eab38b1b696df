import fc from 'fast-check';
import { expandRecurringEvent, sync } from 'node-ical';
import { describe, expect, it } from 'vitest';
import type { CalendarEntry } from '../../../../lambdas/appointments/calendar/feed/calendar-entry.ts';
import { writeFeed } from '../../../../lambdas/appointments/calendar/feed/write-feed.ts';

const fitting: CalendarEntry = {
  id: 'c0ffee-3',
  fromMs: Date.parse('2026-11-26T18:00Z'),
  toMs: Date.parse('2026-11-26T19:30Z'),
  service: 'Bike fitting',
  name: 'Jane Smith',
  status: 'confirmed',
  resource: 'fitting room',
  changedAtMs: Date.parse('2026-11-25T20:00:01Z'),
};
const standard = { businessName: 'Cascade Cycle Works', privacy: 'standard' } as const;

describe('the feed', () => {
  it('shows what, who, when and whether it stands', () => {
    const lines = writeFeed([fitting], standard).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'VERSION:2.0',
        'UID:c0ffee-3@phone-agent',
        'DTSTAMP:20261125T200001Z',
        'DTSTART:20261126T180000Z',
        'DTEND:20261126T193000Z',
        'SUMMARY:Bike fitting: Jane Smith',
        'STATUS:CONFIRMED',
      ]),
    );
    const held = writeFeed([{ ...fitting, status: 'held', name: '' }], standard);
    expect(held).toContain('SUMMARY:To confirm: Bike fitting\r\nDESCRIPTION');
    expect(held).toContain('STATUS:TENTATIVE');
  });

  it('names nobody where health is concerned', () => {
    expect(writeFeed([fitting], { ...standard, privacy: 'health' })).not.toMatch(/Jane|Smith/);
  });

  it('is the same text for the same appointments, in whatever order', () => {
    const other = { ...fitting, id: 'other' };
    expect(writeFeed([fitting, other], standard)).toBe(writeFeed([other, fitting], standard));
  });

  it('is a whole calendar without an appointment', () => {
    const empty = writeFeed([], standard);
    expect(empty).toMatch(
      /^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE\r\nEND:VCALENDAR\r\n$/,
    );
    expect(Object.values(sync.parseICS(empty)).filter((component) => component?.type === 'VEVENT')).toEqual(
      [],
    );
  });

  it('comes back from a reader as it was written, in lines of 75 bytes, whatever the names are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 });
    const entry = fc.record({
      id: fc.uuid(),
      fromMs: fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }).map((seconds) => seconds * 1_000),
      minutes: fc.integer({ min: 5, max: 1_000 }),
      service: text,
      name: text,
      status: fc.constantFrom('confirmed' as const, 'held' as const),
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { maxLength: 3, selector: ({ id }) => id }), (made) => {
        const entries = made.map(({ minutes, ...one }) => ({
          ...fitting,
          ...one,
          toMs: one.fromMs + minutes * 60_000,
        }));
        const feed = writeFeed(entries, standard);
        for (const line of feed.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/\p{Cc}/u);
        }
        const read = Object.values(sync.parseICS(feed)).flatMap((component) =>
          component?.type === 'VEVENT' ? [component] : [],
        );
        expect(read).toHaveLength(entries.length);
        for (const event of read) {
          const written = entries.find(({ id }) => `${id}@phone-agent` === event.uid);
          expect(event.start.getTime()).toBe(written?.fromMs);
          expect(event.end?.getTime()).toBe(written?.toMs);
          expect(event.status).toBe(written?.status === 'held' ? 'TENTATIVE' : 'CONFIRMED');
          const flat = (part: string) =>
            part
              .replace(/\p{Cc}+/gu, ' ')
              .replace(/\s+/g, ' ')
              .trim();
          expect(flat(String(event.summary))).toContain(flat(written?.service ?? ''));
          expect(flat(String(event.summary))).toContain(flat(written?.name ?? ''));
          expect(expandRecurringEvent(event, { from: event.start, to: event.start })).toHaveLength(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
