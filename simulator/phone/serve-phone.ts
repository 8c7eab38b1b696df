import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import * as z from 'zod/mini';
import type { RunningWorld } from '../start-world.ts';
import type { Voices } from '../voices/utterance.ts';
import { untilTimeOfDay } from './until-time-of-day.ts';
import { holdPhoneCall, type PhoneCallSession } from './phone-call-session.ts';

export interface PhoneServer {
  readonly url: string;
  close(): Promise<void>;
}

const dialled = z.strictObject({
  /** E.164; absent for a withheld number. */
  from: z.optional(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/))),
  /** Local time of the business, HH:MM; absent for now. */
  timeOfDay: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
});
const spoken = z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(600)) });
const pressed = z.strictObject({ digit: z.string().check(z.regex(/^[0-9*#]$/)) });

/** Refused as the page's own mistake: says what to do instead. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Serves the phone page and what it asks for, on localhost only. */
export async function servePhone(
  running: RunningWorld,
  voices: Voices,
  page: { readonly folder: string; readonly timeZone: string; readonly port?: number },
): Promise<PhoneServer> {
  const sessions = new Map<string, PhoneCallSession>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const call = /^\/api\/calls\/([\w-]+)\/(events|say|press|hang-up)$/.exec(pathname);
    if (pathname === '/api/business' && request.method === 'GET') {
      return json(response, 200, {
        number: '+12065550100',
        timeZone: page.timeZone,
        now: new Date(running.clock.nowMs()).toISOString(),
      });
    }
    if (pathname === '/api/calls' && request.method === 'POST') return dial(await body(request, dialled), response);
    if (call === null) return file(pathname, response);
    const session = sessions.get(call[1] ?? '');
    if (session === undefined) throw new Refused(404, 'There is no such call; place one first.');
    if (call[2] === 'events') return follow(session, request, response);
    if (request.method !== 'POST') throw new Refused(405, 'Use POST.');
    if (call[2] === 'say') await session.say((await body(request, spoken)).text);
    else if (call[2] === 'press') session.press((await body(request, pressed)).digit);
    else session.hangUp();
    json(response, 200, {});
  }

  async function dial(wanted: z.infer<typeof dialled>, response: ServerResponse): Promise<void> {
    if (wanted.timeOfDay !== undefined) {
      if (running.connect.activeCalls > 0) {
        throw new Refused(409, 'The time of day can be chosen only while no call is active; hang up first.');
      }
      running.clock.jump(untilTimeOfDay(wanted.timeOfDay, running.clock.nowMs(), page.timeZone));
    }
    const phone = await running.connect.placeCall(wanted.from === undefined ? {} : { from: wanted.from });
    const session = holdPhoneCall(phone, running, voices);
    sessions.set(session.id, session);
    json(response, 201, { id: session.id });
  }

  function follow(session: PhoneCallSession, request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const stop = session.follow((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
    request.on('close', stop);
  }

  async function file(pathname: string, response: ServerResponse): Promise<void> {
    const path = normalize(pathname === '/' ? '/index.html' : pathname);
    const type = types[extname(path)];
    if (type === undefined || path.includes('..')) throw new Refused(404, 'Nothing is here.');
    try {
      const content = await readFile(join(page.folder, path));
      response.writeHead(200, { 'content-type': type }).end(content);
    } catch {
      throw new Refused(404, 'Nothing is here.');
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const status = error instanceof Refused ? error.status : error instanceof z.core.$ZodError ? 400 : 409;
      if (response.headersSent) response.end();
      else json(response, status, { message: error instanceof Error ? error.message : String(error) });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(page.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

const largestBody = 10_000;

async function body<T>(request: IncomingMessage, schema: z.ZodMiniType<T>): Promise<T> {
  // Another site's page can post text here, but no JSON.
  if (request.headers['content-type'] !== 'application/json') throw new Refused(415, 'Send application/json.');
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestBody) throw new Refused(413, `Send ${largestBody} characters at most.`);
  }
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new Refused(400, parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'The body is no JSON.');
  }
}
