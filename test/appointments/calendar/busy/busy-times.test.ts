import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { busyTimes } from '../../../../lambdas/appointments/calendar/busy/busy-times.ts';
import { calendar, event } from './ics.ts';

const zone = 'America/Los_Angeles';
/** November 2026; the clocks go back on the 1st. */
const window = { fromMs: Date.parse('2026-11-01T00:00-07:00'), toMs: Date.parse('2026-12-01T00:00-08:00') };

async function busy(...events: readonly string[]): Promise<string[]> {
  const { busy } = await busyTimes(calendar(...events), window, zone);
  return busy.map(({ fromMs, toMs }) => `${iso(fromMs)}/${iso(toMs)}`);
}
const iso = (ms: number): string => new Date(ms).toISOString().slice(5, 16);

describe('what takes time', () => {
  it('a time in UTC, in a zone, in a zone as Windows calls it, and a floating one where the business is', async () => {
    expect(await busy(event('DTSTART:20261110T170000Z', 'DTEND:20261110T180000Z'))).toEqual([
      '11-10T17:00/11-10T18:00',
    ]);
    const berlin = 'TZID=Europe/Berlin:20261110T1';
    expect(await busy(event(`DTSTART;${berlin}00000`, `DTEND;${berlin}10000`))).toEqual([
      '11-10T09:00/11-10T10:00',
    ]);
    const windows = 'TZID=Eastern Standard Time:20261110T1';
    expect(await busy(event(`DTSTART;${windows}00000`, `DTEND;${windows}10000`))).toEqual([
      '11-10T15:00/11-10T16:00',
    ]);
    expect(await busy(event('DTSTART:20261110T090000', 'DURATION:PT90M'))).toEqual([
      '11-10T17:00/11-10T18:30',
    ]);
  });

  it('reads a zone of its own making from VTIMEZONE, and takes one that nobody knows for that of the business', async () => {
    const own = [
      'BEGIN:VTIMEZONE',
      'TZID:Our office',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n');
    const nine = event('DTSTART;TZID=Our office:20261110T090000', 'DURATION:PT1H');
    expect(await busy(own, nine)).toEqual(['11-10T03:30/11-10T04:30']);
    expect(await busy(nine)).toEqual(['11-10T17:00/11-10T18:00']);
  });

  it('whole days, from midnight to midnight where the business is', async () => {
    expect(await busy(event('DTSTART;VALUE=DATE:20261111', 'DTEND;VALUE=DATE:20261113'))).toEqual([
      '11-11T08:00/11-13T08:00',
    ]);
    expect(await busy(event('DTSTART;VALUE=DATE:20261111'))).toEqual(['11-11T08:00/11-12T08:00']);
    // The day on which the clocks go back has 25 hours.
    expect(await busy(event('DTSTART;VALUE=DATE:20261101'))).toEqual(['11-01T07:00/11-02T08:00']);
  });

  it('not what is cancelled, marked as free, or without a length', async () => {
    const at = 'DTSTART:20261110T170000Z';
    const hour = [at, 'DURATION:PT1H'];
    expect(await busy(event(...hour, 'STATUS:CANCELLED'))).toEqual([]);
    expect(await busy(event(...hour, 'TRANSP:TRANSPARENT'))).toEqual([]);
    expect(await busy(event(...hour, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'))).toEqual([]);
    expect(await busy(event(at))).toEqual([]);
    expect(await busy(event(...hour, 'STATUS:TENTATIVE', 'TRANSP:OPAQUE'))).toEqual([
      '11-10T17:00/11-10T18:00',
    ]);
  });

  it('what began before the window or ends after it, cut; and joined where events meet', async () => {
    expect(await busy(event('DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261103'))).toEqual([
      '11-01T07:00/11-03T08:00',
    ]);
    expect(await busy(event('DTSTART;VALUE=DATE:20261129', 'DTEND;VALUE=DATE:20270115'))).toEqual([
      '11-29T08:00/12-01T08:00',
    ]);
    expect(
      await busy(
        event('DTSTART:20261110T180000Z', 'DURATION:PT1H'),
        event('DTSTART:20261110T170000Z', 'DURATION:PT1H'),
        event('DTSTART:20261110T173000Z', 'DURATION:PT10M'),
      ),
    ).toEqual(['11-10T17:00/11-10T19:00']);
  });
});

describe('what recurs', () => {
  const weekly = [
    `DTSTART;TZID=${zone}:20200107T090000`,
    `DTEND;TZID=${zone}:20200107T100000`,
    'RRULE:FREQ=WEEKLY;BYDAY=TU',
  ];

  it('keeps its time of day over the change of the clocks, years after it began', async () => {
    expect(await busy(event(...weekly))).toEqual([
      '11-03T17:00/11-03T18:00',
      '11-10T17:00/11-10T18:00',
      '11-17T17:00/11-17T18:00',
      '11-24T17:00/11-24T18:00',
    ]);
    const october = { fromMs: Date.parse('2026-10-27T00:00Z'), toMs: Date.parse('2026-10-28T00:00Z') };
    const { busy: before } = await busyTimes(calendar(event(...weekly)), october, zone);
    expect(before.map(({ fromMs }) => iso(fromMs))).toEqual(['10-27T16:00']);
  });

  it('leaves out exceptions, and those that have been cancelled by themselves', async () => {
    const master = event(...weekly, `EXDATE;TZID=${zone}:20261103T090000,20261124T090000`);
    const cancelled = event(
      `RECURRENCE-ID;TZID=${zone}:20261117T090000`,
      `DTSTART;TZID=${zone}:20261117T090000`,
      'DURATION:PT1H',
      'STATUS:CANCELLED',
    );
    expect(await busy(master, cancelled)).toEqual(['11-10T17:00/11-10T18:00']);
  });

  it('follows an occurrence that has been moved: within the window, out of it, and into it', async () => {
    const moved = (from: string, to: string) =>
      event(`RECURRENCE-ID;TZID=${zone}:${from}`, `DTSTART;TZID=${zone}:${to}`, 'DURATION:PT30M');
    const exceptions = `EXDATE;TZID=${zone}:20261117T090000,20261124T090000`;
    expect(
      await busy(
        event(...weekly, exceptions),
        moved('20261103T090000', '20261104T130000'),
        moved('20261110T090000', '20270110T130000'),
        moved('20261215T090000', '20261125T130000'),
      ),
    ).toEqual(['11-04T21:00/11-04T21:30', '11-25T21:00/11-25T21:30']);
  });

  it('ends by COUNT and UNTIL, and has added dates', async () => {
    const from = `DTSTART;TZID=${zone}:20261103T090000`;
    expect(await busy(event(from, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'))).toHaveLength(2);
    expect(await busy(event(from, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20261105T170000Z'))).toHaveLength(
      3,
    );
    expect(await busy(event(...weekly.slice(0, 2), 'RRULE:FREQ=WEEKLY;UNTIL=20201231T000000Z'))).toEqual([]);
    expect(
      await busy(
        event(
          `DTSTART;TZID=${zone}:20261003T090000`,
          'DURATION:PT1H',
          `RDATE;TZID=${zone}:20261103T090000,20261105T090000`,
        ),
      ),
    ).toEqual(['11-03T17:00/11-03T18:00', '11-05T17:00/11-05T18:00']);
    expect(
      await busy(
        event('DTSTART;VALUE=DATE:20260901', 'DTEND;VALUE=DATE:20260903', 'RDATE;VALUE=DATE:20261110'),
      ),
    ).toEqual(['11-10T08:00/11-12T08:00']);
  });
});

describe('what no calendar should hold', () => {
  it('refuses what is no calendar, or only a part of one', async () => {
    const whole = calendar(event('DTSTART:20261110T170000Z', 'DURATION:PT1H'));
    for (const text of ['', '<html>Sign in</html>', whole.slice(0, -20), whole.slice(20)]) {
      await expect(busyTimes(text, window, zone)).rejects.toMatchObject({ failure: 'unreadable' });
    }
  });

  it('keeps the rest beside an event that makes no sense, and its own first time', async () => {
    const good = event('DTSTART:20261110T170000Z', 'DURATION:PT1H');
    const bad = [
      'RRULE:FREQ=SECONDLY',
      'RRULE:FREQ=MINUTELY;INTERVAL=0',
      'RRULE:FREQ=WEEKLY;BYDAY=ZZ',
      'RRULE:FREQ=NEVER',
      'RRULE:',
      'EXDATE:soon',
      'RECURRENCE-ID:then',
      'DURATION:forever',
    ];
    for (const line of bad) {
      expect(await busy(good, event('DTSTART:20261110T160000Z', 'DURATION:PT30M', line))).toContain(
        '11-10T17:00/11-10T18:00',
      );
    }
    const unknown = event('DTSTART:20261110T160000Z', 'DURATION:PT30M', 'RRULE:FREQ=NEVER');
    expect(await busyTimes(calendar(good, unknown), window, zone)).toMatchObject({ notFollowed: 1 });
    expect(await busy(good, unknown)).toEqual(['11-10T16:00/11-10T16:30', '11-10T17:00/11-10T18:00']);
  });

  it('comes to an end with rules that never do', async () => {
    const rules = [
      'FREQ=SECONDLY',
      'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;BYSETPOS=366;BYHOUR=1',
      'FREQ=HOURLY;COUNT=999999999',
      `FREQ=MINUTELY;BYSECOND=${Array.from({ length: 60 }, (_, second) => second)}`,
    ];
    for (const rule of rules) {
      const startedAt = performance.now();
      await busyTimes(
        calendar(
          ...Array.from({ length: 15 }, () =>
            event('DTSTART:19700101T000000Z', 'DURATION:PT1S', `RRULE:${rule}`),
          ),
        ),
        window,
        zone,
      ).catch((error: unknown) => expect(error).toMatchObject({ name: 'CalendarProblem' }));
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    }
  });

  it('reads years of history at little cost, and refuses more to come than anybody has', async () => {
    const old = Array.from({ length: 8_000 }, (_, index) =>
      event(
        `DTSTART:20${String(10 + (index % 15)).padStart(2, '0')}0310T170000Z`,
        'DURATION:PT1H',
        `DESCRIPTION:${'What was said. '.repeat(20)}`,
      ),
    );
    const text = calendar(...old, event('DTSTART:20261110T170000Z', 'DURATION:PT1H'));
    const { busy: times } = await busyTimes(text, window, zone);
    expect(times).toHaveLength(1);
    const many = Array.from({ length: 5_001 }, () => event('DTSTART:20261110T170000Z', 'DURATION:PT1H'));
    await expect(busyTimes(calendar(...many), window, zone)).rejects.toMatchObject({ failure: 'too-large' });
  });

  it('never throws anything else, whatever comes', async () => {
    const line = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'BEGIN:VTIMEZONE',
        'END:VTIMEZONE',
        'BEGIN:VALARM',
        'UID:__proto__',
      ),
      fc
        .tuple(
          fc.constantFrom(
            'DTSTART',
            'DTEND',
            'RRULE',
            'EXDATE',
            'RDATE',
            'RECURRENCE-ID',
            'DURATION',
            'UID',
            'STATUS',
          ),
          fc.constantFrom('', ';TZID=Nowhere', ';TZID="', ';VALUE=DATE', ';TZID=Europe/Berlin'),
          fc.oneof(
            fc.constantFrom('20261110T170000Z', '20261110', '99999999T999999', 'FREQ=DAILY', 'P1D'),
            fc.string(),
          ),
        )
        .map(([name, parameters, value]) => `${name}${parameters}:${value}`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        try {
          const { busy: times } = await busyTimes(calendar(...lines), window, zone);
          for (const { fromMs, toMs } of times) expect(fromMs).toBeLessThan(toMs);
        } catch (error) {
          expect(error).toMatchObject({ name: 'CalendarProblem' });
        }
      }),
      { numRuns: 200 },
    );
  });
});
