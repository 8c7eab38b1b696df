import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import ical from 'ical-generator';
import type { Clock } from '../clock.ts';

/** The calendar that the owner keeps elsewhere, as `busyCalendar` of a knowledge file names it. */
export interface OwnerCalendar {
  readonly busy: readonly { readonly fromMs: number; readonly toMs: number }[];
  /** From each request to its answer, simulated ms. */
  readonly answersAfterMs: number;
}

/** Where it is: reserved for examples, RFC 2606. */
export const ownerCalendarHost = 'calendar.example.com';

export interface ServedCalendar {
  /** On this machine, without TLS. */
  readonly url: string;
  close(): Promise<void>;
}

/** Answers every request with the calendar as an ICS file. */
export async function serveOwnerCalendar(
  { busy, answersAfterMs }: OwnerCalendar,
  clock: Pick<Clock, 'sleep'>,
): Promise<ServedCalendar> {
  const events = busy.map(({ fromMs, toMs }) => ({
    id: String(fromMs),
    start: new Date(fromMs),
    end: new Date(toMs),
    summary: 'Private',
  }));
  const text = ical({ name: 'Owner', events }).toString();
  const server = createServer((_, response) => {
    void clock.sleep(answersAfterMs).then(() => {
      response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8' }).end(text);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
