import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BusinessProfile } from '../../lambdas/knowledge/business-profile.ts';
import { CallOver, FastBusy } from '../connect/call-errors.ts';
import { account } from '../deployment/account.ts';
import type { RunningWorld } from '../start-world.ts';
import type { Voices } from '../voices/utterance.ts';
import type { PhoneBusiness } from './phone-business.ts';
import { holdPhoneCalls, type PhoneCallsOptions } from './phone-calls.ts';
import { dialRequest, pressRequest, readRequest, sayRequest } from './phone-requests.ts';
import { readBody } from './read-body.ts';
import { Refused } from './refused.ts';
import { requireOwnPage } from './require-own-page.ts';
import { serveFile } from './serve-file.ts';
import { streamEvents } from './stream-events.ts';

export interface PhoneServer {
  readonly url: string;
  /** Hangs up every call, then stops. */
  close(): Promise<void>;
}

export interface PhoneServerOptions extends Omit<PhoneCallsOptions, 'timeZone'> {
  /** The built page. */
  readonly folder: string;
  readonly profile: BusinessProfile;
  /** 0 takes any free one. @default 0 */
  readonly port?: number;
}

/**
 * Serves the phone page and what it asks for, on localhost only.
 * Rejects, with what to do about it, when the port is taken.
 */
export async function servePhone(
  running: RunningWorld,
  voices: Voices,
  { folder, profile, port: wantedPort = 0, ...options }: PhoneServerOptions,
): Promise<PhoneServer> {
  const calls = holdPhoneCalls(running, voices, { ...options, timeZone: profile.timeZone });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requireOwnPage(request, port);
    const { pathname } = new URL(`http://localhost${request.url ?? '/'}`);
    if (!pathname.startsWith('/api/')) {
      requireMethod(request, 'GET');
      return serveFile(folder, pathname, response);
    }
    if (pathname === '/api/business') {
      requireMethod(request, 'GET');
      return json(response, 200, business());
    }
    if (pathname === '/api/calls') {
      requireMethod(request, 'POST');
      const { id } = await calls.dial(readRequest(dialRequest, await readBody(request)));
      return json(response, 201, { id });
    }
    const [, id, what] = /^\/api\/calls\/([\w-]+)\/(events|say|press|hang-up)$/.exec(pathname) ?? [];
    if (id === undefined) throw new Refused(404, 'Nothing is here.');
    requireMethod(request, what === 'events' ? 'GET' : 'POST');
    const session = calls.find(id);
    if (what === 'events') return streamEvents(session, request, response);
    const body = await readBody(request);
    if (what === 'say') await session.say(readRequest(sayRequest, body).text);
    else if (what === 'press') session.press(readRequest(pressRequest, body).digit);
    else session.hangUp();
    json(response, 202, {});
  }

  const business = (): PhoneBusiness => ({
    name: profile.name,
    number: account.number,
    timeZone: profile.timeZone,
    hours: profile.hours,
    vips: profile.vips,
    now: new Date(running.clock.nowMs()).toISOString(),
  });

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // What was not read of the request must not be taken for the next one.
      if (!request.complete) response.setHeader('connection', 'close');
      if (response.headersSent) response.destroy();
      else
        json(response, statusOf(error), { message: error instanceof Error ? error.message : String(error) });
    });
  });
  server.requestTimeout = 10_000;
  await listen(server, wantedPort);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    async close() {
      await calls.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(
        taken
          ? new Error(
              `Port ${port} cannot be used (${error.code}): choose another with --port, such as --port ${port + 1}, or --port 0 for any free one.`,
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

function requireMethod(request: IncomingMessage, method: 'GET' | 'POST'): void {
  if (request.method !== method) throw new Refused(405, `Use ${method}.`);
}

function statusOf(error: unknown): number {
  if (error instanceof Refused) return error.status;
  if (error instanceof FastBusy) return 429;
  return error instanceof CallOver ? 409 : 500;
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(value));
}
