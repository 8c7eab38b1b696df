import { lookup } from 'node:dns';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { CalendarProblem } from './calendar-problem.ts';
import { isPublicAddress } from './is-public-address.ts';

/** How a calendar is asked for; anything but `publicInternet` is for tests. */
export interface CalendarTransport {
  readonly protocol: 'https:' | 'http:';
  readonly request: typeof request;
  isAllowed(address: string): boolean;
}

export const publicInternet: CalendarTransport = { protocol: 'https:', request, isAllowed: isPublicAddress };

const mostRedirects = 3;
/** A busy calendar of ten years has about 5 MB. */
const mostBytes = 8_000_000;

/**
 * The text of a calendar at an address. Redirects are followed, but never to an address that is not allowed: each
 * host's address is checked as it is connected to, so that a name that changes its address gains nothing.
 * Throws `CalendarProblem`, and the reason of an aborted signal as `unreachable`.
 */
export async function fetchCalendar(
  address: string,
  transport: CalendarTransport,
  signal: AbortSignal,
): Promise<string> {
  let url = parse(address, transport);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await ask(url, transport, signal);
    const { statusCode = 0, headers } = answer;
    const moved = [301, 302, 303, 307, 308].includes(statusCode);
    if (!moved && statusCode === 200) return await read(answer);
    answer.destroy();
    if (!moved || headers.location === undefined) {
      throw new CalendarProblem('status', `The calendar's server answers with ${statusCode}.`);
    }
    url = parse(headers.location, transport, url);
  }
  throw new CalendarProblem('address', `The calendar's server redirects more than ${mostRedirects} times.`);
}

function parse(address: string, transport: CalendarTransport, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
  if (url?.protocol !== transport.protocol) {
    throw new CalendarProblem('address', `A calendar is fetched from an ${transport.protocol} address only.`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // Of an address that is no name, nothing is looked up.
  if (isIP(host) !== 0 && !transport.isAllowed(host)) throw notAllowed();
  return url;
}

function ask(url: URL, transport: CalendarTransport, signal: AbortSignal): Promise<IncomingMessage> {
  const options: RequestOptions = {
    signal,
    // A connection kept from an earlier call has mostly been closed by the server meanwhile.
    agent: false,
    lookup: allowedOnly(transport),
    headers: { accept: 'text/calendar', 'user-agent': 'phone-agent' },
  };
  return new Promise((resolve, reject) => {
    transport
      .request(url, options, resolve)
      .on('error', (cause) => reject(cause instanceof CalendarProblem ? cause : unreachable(cause)))
      .end();
  });
}

/** Looks a name up, and gives nothing when any of its addresses is not allowed. */
function allowedOnly(transport: CalendarTransport): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null) done(error, '');
      else if (first === undefined || !addresses.every(({ address }) => transport.isAllowed(address))) {
        done(notAllowed(), '');
      } else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

async function read(answer: IncomingMessage): Promise<string> {
  let bytes = 0;
  const limited = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of answer as AsyncIterable<Buffer>) {
      bytes += piece.byteLength;
      if (bytes > mostBytes) throw tooLarge();
      yield piece;
    }
  };
  try {
    if (Number(answer.headers['content-length'] ?? 0) > mostBytes) throw tooLarge();
    return await readText(limited());
  } catch (cause) {
    answer.destroy();
    throw cause instanceof CalendarProblem ? cause : unreachable(cause);
  }
}

const notAllowed = () => new CalendarProblem('address', 'The calendar is at an address that is not public.');
const tooLarge = () => new CalendarProblem('too-large', `The calendar has more than ${mostBytes} bytes.`);
const unreachable = (cause: unknown) =>
  new CalendarProblem('unreachable', 'The calendar cannot be fetched, or not in time.', { cause });
