import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { calendarSpans } from '../../../../lambdas/appointments/calendar/busy/calendar-spans.ts';
import {
  fetchCalendar,
  publicInternet,
} from '../../../../lambdas/appointments/calendar/busy/fetch-calendar.ts';
import { readBusyCalendar } from '../../../../lambdas/appointments/calendar/busy/read-busy-calendar.ts';
import { type CallsTable, startCallsTable } from '../../../call/calls-table.ts';
import { calendar, event } from './ics.ts';

/** A local server stands for the public internet; 127.0.0.2 for what must not be reached. */
const transport = {
  protocol: 'http:',
  request: request as typeof publicInternet.request,
  isAllowed: (address: string) => address === '127.0.0.1' || address === '::1',
} as const;
const nowMs = Date.parse('2026-11-09T17:00Z');
const meeting = calendar(event('DTSTART:20261110T170000Z', 'DURATION:PT1H'));
const busy = [{ fromMs: Date.parse('2026-11-10T17:00Z'), toMs: Date.parse('2026-11-10T18:00Z') }];

let table: CallsTable;
let server: Server;
let answer: RequestListener;
let base: string;

beforeAll(async () => {
  table = await startCallsTable();
  server = createServer((incoming, outgoing) => answer(incoming, outgoing)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.closeAllConnections());
afterAll(() => server.close());

const serves = (body: string, status = 200): void => {
  answer = (_, outgoing) => void outgoing.writeHead(status, { 'content-type': 'text/calendar' }).end(body);
};
/** Each test has a calendar of its own, and with it a copy of its own. */
const read = (address: string, over: { nowMs?: number } = {}) =>
  readBusyCalendar(
    { address, timeZone: 'America/Los_Angeles', table: table.table, nowMs, horizonDays: 30, ...over },
    AbortSignal.timeout(10_000),
    transport,
  );
const secret = (): string => `${base}/${randomUUID()}.ics`;

describe('the busy times of the owner', () => {
  it('come from the calendar, and from the last good copy when it fails in whatever way', async () => {
    const address = secret();
    serves(meeting);
    expect(await read(address)).toEqual({ source: 'fetched', busy });
    for (const [body, status] of [
      ['', 500],
      ['<html>Sign in</html>', 200],
      [meeting.slice(0, 60), 200],
      ['gone', 410],
    ] as const) {
      serves(body, status);
      const later = await read(address, { nowMs: nowMs + 60_000 });
      expect(later).toMatchObject({ source: 'copy' });
      // The last minute of the horizon was beyond it when the copy was made.
      expect(later).toHaveProperty('busy', [
        ...busy,
        { fromMs: nowMs + 30 * 86_400_000, toMs: nowMs + 30 * 86_400_000 + 60_000 },
      ]);
    }
    answer = (_, outgoing) => void outgoing.destroy();
    expect(await read(address)).toMatchObject({ source: 'copy' });
  });

  it('are unknown without a copy, with one of another calendar, or with one that is a day old', async () => {
    const address = secret();
    serves(meeting);
    await read(address, { nowMs: nowMs + 1 });
    serves('', 503);
    expect(await read(secret())).toEqual({ source: 'unknown' });
    expect(await read(address, { nowMs: nowMs + 2 })).toMatchObject({ source: 'copy' });
    expect(await read(address, { nowMs: nowMs + 25 * 3_600_000 })).toEqual({ source: 'unknown' });
  });

  it('are kept of the latest reading, whichever is stored last', async () => {
    const address = secret();
    serves(meeting);
    await read(address, { nowMs: nowMs + 5_000 });
    serves(calendar());
    await read(address, { nowMs: nowMs + 4_000 });
    serves('', 503);
    expect(await read(address, { nowMs: nowMs + 5_000 })).toEqual({ source: 'copy', busy });
  });

  it('are given up after two seconds, whether the server is silent or never ends', async () => {
    const trickle: RequestListener = (_, outgoing) => {
      outgoing.writeHead(200);
      const drip = setInterval(() => outgoing.write('BEGIN:VEVENT\r\n'), 20);
      outgoing.on('close', () => clearInterval(drip));
    };
    answer = (incoming, outgoing) => {
      if (incoming.url?.endsWith('trickle') === true) trickle(incoming, outgoing);
    };
    const startedAt = performance.now();
    const both = await Promise.all([read(secret()), read(`${secret()}/trickle`)]);
    expect(both).toEqual([{ source: 'unknown' }, { source: 'unknown' }]);
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  });

  it('end with the call that waits for them', async () => {
    answer = () => {};
    const ending = new AbortController();
    const reading = readBusyCalendar(
      { address: secret(), timeZone: 'UTC', table: table.table, nowMs, horizonDays: 30 },
      ending.signal,
      transport,
    );
    ending.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the busy spans that a dialog asks for', () => {
  const spansOf = (address: string | undefined) =>
    calendarSpans({ address, timeZone: 'UTC', table: table.table, horizonDays: 30 }, () => nowMs, transport);
  const hourMs = 3_600_000;
  const startMs = Date.parse('2026-11-10T17:00Z');

  it('are those that touch the stretch, and none without a calendar', async () => {
    serves(meeting);
    const spans = spansOf(secret());
    const signal = AbortSignal.timeout(5_000);
    expect(await spans(startMs - hourMs, startMs + 1, signal)).toEqual(busy);
    expect(await spans(startMs - hourMs, startMs, signal)).toEqual([]);
    expect(await spansOf(undefined)(startMs, startMs + hourMs, signal)).toEqual([]);
  });

  it('cannot be had when nothing is known, so that nothing is promised', async () => {
    serves('', 503);
    await expect(spansOf(secret())(startMs, startMs + 1, AbortSignal.timeout(5_000))).rejects.toMatchObject({
      name: 'CalendarProblem',
    });
  });
});

describe('the address', () => {
  const fetchFrom = (address: string) => fetchCalendar(address, transport, AbortSignal.timeout(5_000));

  it('is followed through redirects, but not for ever, and not to where it must not lead', async () => {
    answer = ({ url = '' }, outgoing) => {
      const left = Number(url.slice(1));
      if (left > 0) outgoing.writeHead(302, { location: `/${left - 1}` }).end();
      else outgoing.end(meeting);
    };
    expect(await fetchFrom(`${base}/3`)).toBe(meeting);
    await expect(fetchFrom(`${base}/4`)).rejects.toMatchObject({ failure: 'address' });
    for (const location of [
      base.replace('127.0.0.1', '127.0.0.2'),
      'file:///etc/passwd',
      'http://[::ffff:7f00:2]/',
      '//',
    ]) {
      answer = (_, outgoing) => void outgoing.writeHead(301, { location }).end();
      await expect(fetchFrom(base)).rejects.toMatchObject({ failure: 'address' });
    }
  });

  it('may be a name, if all that it stands for is allowed', async () => {
    serves(meeting);
    expect(await fetchFrom(base.replace('127.0.0.1', 'localhost'))).toBe(meeting);
    const nobody = { ...transport, isAllowed: () => false };
    await expect(
      fetchCalendar(base.replace('127.0.0.1', 'localhost'), nobody, AbortSignal.timeout(5_000)),
    ).rejects.toMatchObject({ failure: 'address' });
  });

  it('is https in the public internet', async () => {
    for (const address of [
      base,
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://169.254.169.254/latest',
      'https://localhost/',
    ]) {
      await expect(fetchCalendar(address, publicInternet, AbortSignal.timeout(5_000))).rejects.toMatchObject({
        failure: 'address',
      });
    }
  });

  it('gives nothing that is too large, announced or not', async () => {
    const mega = 'x'.repeat(1_000_000);
    answer = (_, outgoing) => {
      for (let sent = 0; sent < 10; sent += 1) outgoing.write(mega);
      outgoing.end();
    };
    await expect(fetchFrom(base)).rejects.toMatchObject({ failure: 'too-large' });
    answer = (_, outgoing) => void outgoing.writeHead(200, { 'content-length': 10_000_000 }).flushHeaders();
    await expect(fetchFrom(base)).rejects.toMatchObject({ failure: 'too-large' });
  });
});
