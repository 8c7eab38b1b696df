import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PhoneCallSession } from './phone-call-session.ts';

/** A reader that has let this much wait is no longer there, or cannot keep up with speech. */
const mostWaitingBytes = 1_000_000;

/** Tells a call's events as server-sent events, from where a reader that comes back had left off, until the last. */
export function streamEvents(
  session: PhoneCallSession,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const seen = Number(request.headers['last-event-id'] ?? 0);
  const stop = session.follow(Number.isInteger(seen) && seen > 0 ? seen : 0, (event, id) => {
    if (response.destroyed || response.writableEnded) return;
    if (response.writableLength > mostWaitingBytes) {
      response.destroy();
      return;
    }
    response.write(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(event)}\n\n`);
    if (event.type === 'complete') response.end();
  });
  response.on('close', stop);
}
