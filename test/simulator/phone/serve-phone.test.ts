import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { localTime } from '../../../lambdas/business-time/local-time.ts';
import type { BusinessProfile } from '../../../lambdas/knowledge/business-profile.ts';
import { parseKnowledge } from '../../../lambdas/knowledge/parse-knowledge.ts';
import { type PhoneServer, servePhone } from '../../../simulator/phone/serve-phone.ts';
import { defaultKnowledge } from '../../../simulator/scenario/default-knowledge.ts';
import type { RunningWorld } from '../../../simulator/start-world.ts';
import { bundledProduct, type Product } from '../../whole/whole-product.ts';
import { ask, dial, follow, post, says, until } from './phone-client.ts';

let product: Product;
let running: RunningWorld;
let profile: BusinessProfile;
let folder: string;
let server: PhoneServer;
let port: string;

beforeAll(async () => {
  product = await bundledProduct();
  profile = parseKnowledge(await readFile(defaultKnowledge, 'utf8'), defaultKnowledge).profile;
  running = await product.open();
  folder = await mkdtemp(join(tmpdir(), 'phone-page-'));
  await writeFile(join(folder, 'index.html'), '<title>The page</title>');
  server = await servePhone(running, product.voices, { folder, profile });
  port = new URL(server.url).port;
}, 60_000);

afterAll(async () => {
  await server.close();
  await product[Symbol.asyncDispose]();
});

describe('a call', () => {
  it('is told from the first greeting to the stored outcome', async () => {
    const id = await dial(server.url, { from: '+12065550123' });
    const events = follow(server.url, id);
    const told = await until(events, says('How can I help you'));
    await post(`${server.url}/api/calls/${id}/say`, { text: 'How much is a flat tire repair?' });
    told.push(...(await until(events, says('$25'))));
    told.push(...(await until(events, (event) => event.type === 'turn' && event.stretches.length > 0)));
    const hungUp = await post(`${server.url}/api/calls/${id}/hang-up`, {});
    told.push(...(await until(events, (event) => event.type === 'complete')));

    const all = told.map(({ event }) => event);
    expect(hungUp.status).toBe(202);
    expect(all[0]).toEqual({
      type: 'started',
      atMs: 0,
      clock: expect.stringContaining('2026-11-23T18:0'),
      from: '+12065550123',
    });
    expect(all).toContainEqual(
      expect.objectContaining({ type: 'caller', text: 'How much is a flat tire repair?' }),
    );
    expect(all).toContainEqual(
      expect.objectContaining({ type: 'draft', text: 'How much is a flat tire repair?' }),
    );
    expect(all.findLast((event) => event.type === 'turn')).toMatchObject({
      turn: 1,
      heard: 'How much is a flat tire repair?',
      tool: 'answer_from_knowledge',
      sources: ['prices/repairs/flat-tire-repair'],
    });
    expect(all).toContainEqual(expect.objectContaining({ type: 'ended', reason: 'caller-hung-up' }));
    expect(all.at(-1)).toMatchObject({ type: 'complete', outcome: expect.any(String) });
    const bytes = { agent: 0, caller: 0 };
    for (const event of all) {
      if (event.type === 'audio') bytes[event.side] += Buffer.from(event.mulaw, 'base64').length;
    }
    expect(bytes.agent).toBe(bytes.caller);
    expect(bytes.agent).toBeGreaterThan(8_000);
  });

  it('is told again to a reader that comes late, from where it had left off', async () => {
    const id = await dial(server.url);
    await post(`${server.url}/api/calls/${id}/hang-up`, {});
    const live = await until(follow(server.url, id), (event) => event.type === 'complete');
    const kept = live.filter((one) => one.id !== undefined);

    const late = await until(follow(server.url, id), (event) => event.type === 'complete');
    const rest = await until(follow(server.url, id, 1), (event) => event.type === 'complete');
    expect(kept.map((one) => one.id)).toEqual(kept.map((_, index) => index + 1));
    expect(late).toEqual(kept);
    expect(rest).toEqual(kept.slice(1));
  });

  it('speaks what is typed over other words after them, and refuses what cannot be spoken or heard', async () => {
    const id = await dial(server.url);
    const events = follow(server.url, id);
    const say = (text: string) => post(`${server.url}/api/calls/${id}/say`, { text });
    await until(events, says('How can I help you'));
    const answers = await Promise.all([say('One two three four five six seven.'), say('Eight.')]);
    const told = await until(events, (event) => event.type === 'caller' && event.line === 2);
    const callers = told.flatMap(({ event }) => (event.type === 'caller' ? [event] : []));
    const nothing = await say('…');
    await post(`${server.url}/api/calls/${id}/hang-up`, {});
    await until(events, (event) => event.type === 'ended');
    const tooLate = await say('Hello?');

    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    const first = await product.voices.speak(callers[0]?.text ?? '', 'caller');
    expect((callers[1]?.atMs ?? 0) - (callers[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(
      first.mulaw.length / 8 - 1,
    );
    expect(nothing).toMatchObject({ status: 400, message: expect.stringContaining('text') });
    expect(tooLate).toMatchObject({ status: 409, message: expect.stringContaining('has ended') });
  });

  it('says what becomes of a key that no menu waits for', async () => {
    const id = await dial(server.url);
    const lost = await post(`${server.url}/api/calls/${id}/press`, { digit: '1' });
    await post(`${server.url}/api/calls/${id}/hang-up`, {});
    expect(lost).toMatchObject({ status: 409, message: expect.stringContaining('menu') });
  });

  it('is hung up when its page has gone', async () => {
    const own = await servePhone(running, product.voices, { folder, profile, abandonedAfterMs: 50 });
    const id = await dial(own.url);
    const events = follow(own.url, id);
    await events.next();
    await events.return(undefined);
    const told = await vi.waitFor(async () => {
      expect(running.connect.activeCalls).toBe(0);
      return until(follow(own.url, id), (event) => event.type === 'ended');
    }, 10_000);
    await own.close();
    expect(told.at(-1)?.event).toMatchObject({ reason: 'caller-hung-up' });
  });

  it('is forgotten when enough others have ended', async () => {
    const own = await servePhone(running, product.voices, { folder, profile, keptCalls: 1 });
    const [first, second] = [await dial(own.url), await dial(own.url)];
    for (const id of [first, second]) {
      await post(`${own.url}/api/calls/${id}/hang-up`, {});
      await until(follow(own.url, id), (event) => event.type === 'complete');
    }
    const [forgotten, kept] = await Promise.all(
      [first, second].map((id) => post(`${own.url}/api/calls/${id}/hang-up`, {})),
    );
    await own.close();
    expect(forgotten).toMatchObject({ status: 404, message: 'There is no such call; place one first.' });
    expect(kept?.status).toBe(202);
  });

  it('ends when the server closes', async () => {
    const own = await servePhone(running, product.voices, { folder, profile });
    const id = await dial(own.url);
    const events = follow(own.url, id);
    await events.next();
    await own.close();
    const told = await until(events, (event) => event.type === 'ended');
    expect(told.at(-1)?.event).toMatchObject({ reason: 'caller-hung-up' });
    expect(running.connect.activeCalls).toBe(0);
  });
});

describe('the time of day', () => {
  it('moves the clock, but not under a call, and out of hours the closed message is heard', async () => {
    const held = await dial(server.url);
    const during = await post(`${server.url}/api/calls`, { timeOfDay: '22:00' });
    await post(`${server.url}/api/calls/${held}/hang-up`, {});
    await until(follow(server.url, held), (event) => event.type === 'ended');

    const id = await dial(server.url, { timeOfDay: '22:00' });
    const events = follow(server.url, id);
    const told = await until(events, (event) => event.type === 'agent' && event.text.includes('closed'));
    await post(`${server.url}/api/calls/${id}/hang-up`, {});
    await until(events, (event) => event.type === 'ended');

    expect(during).toMatchObject({ status: 409, message: expect.stringContaining('hang up first') });
    const [started] = told.map(({ event }) => event);
    const atMs = started?.type === 'started' ? Date.parse(started.clock) : Number.NaN;
    expect(localTime(atMs, profile.timeZone).minutes).toBe(22 * 60);
  });
});

describe('bad input', () => {
  it.each([
    ['from', { from: '555 0123' }],
    ['from', { from: 12065550123 }],
    ['timeOfDay', { timeOfDay: '24:00' }],
    ['timeOfDay', { timeOfDay: null }],
    ['speed', { speed: 2 }],
    ['object', ['+12065550123']],
  ])('is refused by the name of %s', async (name, body) => {
    const { status, message } = await post(`${server.url}/api/calls`, body);
    expect({ status, message }).toEqual({ status: 400, message: expect.stringContaining(name) });
  });

  it.each([
    ['text', 'say', { text: '   ' }],
    ['text', 'say', { text: 'a'.repeat(601) }],
    ['text', 'say', {}],
    ['digit', 'press', { digit: '12' }],
    ['digit', 'press', { digit: 1 }],
  ])('is refused by the name of %s in a call', async (name, what, body) => {
    const id = await dial(server.url);
    const { status, message } = await post(`${server.url}/api/calls/${id}/${what}`, body);
    await post(`${server.url}/api/calls/${id}/hang-up`, {});
    expect({ status, message }).toEqual({ status: 400, message: expect.stringContaining(name) });
  });

  const json = { 'content-type': 'application/json' };
  it.each([
    [400, '/api/calls', { method: 'POST', headers: json, body: '{"from":' }],
    [413, '/api/calls', { method: 'POST', headers: json, body: `"${'a'.repeat(20_000)}"` }],
    [415, '/api/calls', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }],
    [415, '/api/calls', { method: 'POST' }],
    [405, '/api/calls', { method: 'GET' }],
    [405, '/api/business', { method: 'DELETE' }],
    [405, '/', { method: 'POST', headers: json, body: '{}' }],
    [404, '/api/calls/nobody/events', {}],
    [404, '/api/calls/nobody/say', { method: 'POST', headers: json, body: '{"text":"Hello"}' }],
    [404, '/api/anything', {}],
    [404, '/nothing.js', {}],
    [404, '/package.json', {}],
    [404, '/..%2f..%2fsecret.html', {}],
  ])('gets a %i from %s', async (status, path, request) => {
    const answer = await ask(`${server.url}${path}`, request);
    expect(answer).toMatchObject({ status, message: expect.stringMatching(/\w.*\.$/) });
  });
});

describe('another site', () => {
  it.each([
    ['a name made to point here', () => ({ host: `evil.example:${port}` })],
    ['another port of this machine', () => ({ host: `localhost:${port}`, origin: 'http://localhost:1' })],
    ['its own page', () => ({ origin: 'https://evil.example' })],
    ['a page from nowhere', () => ({ origin: 'null' })],
  ])('is refused by %s', async (_, headers) => {
    const answers = await Promise.all([
      ask(`${server.url}/`, { headers: headers() }),
      ask(`${server.url}/api/calls`, {
        method: 'POST',
        headers: { ...headers(), 'content-type': 'application/json' },
        body: '{}',
      }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(running.connect.activeCalls).toBe(0);
  });

  it('does not stand between the page and its own server', async () => {
    const { status } = await ask(`${server.url}/api/business`, {
      headers: { origin: `http://127.0.0.1:${port}` },
    });
    expect(status).toBe(200);
  });
});

describe('the server', () => {
  it('serves the page, which may ask nobody else', async () => {
    const { status, text, headers } = await ask(`${server.url}/`);
    expect({ status, text }).toEqual({ status: 200, text: '<title>The page</title>' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('tells of the business', async () => {
    const { text } = await ask(`${server.url}/api/business`);
    expect(JSON.parse(text)).toMatchObject({
      name: 'Cascade Cycle Works',
      number: '+12065550100',
      vips: ['+12065550142'],
      timeZone: 'America/Los_Angeles',
    });
  });

  it('says in one line what to do about a port that is taken', async () => {
    const taken = servePhone(running, product.voices, { folder, profile, port: Number(port) });
    await expect(taken).rejects.toThrow(/^Port \d+ cannot be used .*--port \d+.*$/);
  });
});
