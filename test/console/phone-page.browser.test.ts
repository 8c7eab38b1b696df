import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseKnowledge } from '../../lambdas/knowledge/parse-knowledge.ts';
import { buildConsole } from '../../simulator/phone/build-console.ts';
import { type PhoneServer, servePhone } from '../../simulator/phone/serve-phone.ts';
import { defaultKnowledge } from '../../simulator/scenario/default-knowledge.ts';
import type { RunningWorld } from '../../simulator/start-world.ts';
import { bundledProduct, type Product } from '../whole/whole-product.ts';
import { launchBrowser } from './launch-browser.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const phone = { width: 390, height: 844 };
const desktop = { width: 1_280, height: 800 };

let product: Product;
let running: RunningWorld;
let server: PhoneServer;
let browser: Browser;
let folder: string;
let context: BrowserContext;
let page: Page;
/** What the page complained of, and whom else it asked. */
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  const [bundled, knowledge, built] = await Promise.all([
    bundledProduct(),
    readFile(defaultKnowledge, 'utf8'),
    mkdtemp(join(tmpdir(), 'console-')).then(buildConsole),
  ]);
  product = bundled;
  folder = built;
  running = await product.open();
  const { profile } = parseKnowledge(knowledge, defaultKnowledge);
  server = await servePhone(running, product.voices, { folder, profile, abandonedAfterMs: 500 });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await product?.[Symbol.asyncDispose]();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: desktop });
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
      complaints.push(request.url());
  });
});

afterEach(async () => {
  await context.close();
});

const callButton = () => page.getByRole('button', { name: 'Call', exact: true });
const words = () => page.getByRole('textbox', { name: 'What the caller says' });
const conversation = () => page.getByRole('log', { name: 'Conversation' });

async function violations(): Promise<readonly string[]> {
  await page.addScriptTag({ path: axe });
  const results = await page.evaluate('axe.run(document)');
  return (results as AxeResults).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

const sidewaysPx = (): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe('the phone page', () => {
  it('carries a call from its first word to its end, and another after it', async () => {
    await page.goto(server.url);
    await callButton().click();
    await conversation().getByText('How can I help you?').waitFor();
    await words().fill('How much is a flat tire repair?');
    await words().press('Enter');

    await conversation().getByText('Flat tire repair is $25.').waitFor();
    await conversation().getByText('answer_from_knowledge').waitFor();
    await conversation().getByText('prices/repairs/flat-tire-repair').waitFor();
    await conversation()
      .getByRole('button', { name: /^\d+ ms in turn 1/ })
      .click();
    await page.getByText('silence, until it is certain').waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();

    await page.getByRole('button', { name: '5', exact: true }).click();
    await page.getByText('No menu is waiting for a key now, so Amazon Connect loses this one.').waitFor();

    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByText('You hung up.').waitFor();
    await page.getByRole('button', { name: 'Call again' }).click();
    await conversation().getByText('Thanks for calling').waitFor();
    expect(await conversation().getByText('$25').count()).toBe(0);
    expect(complaints.filter((text) => !text.includes('409'))).toEqual([]);
  });

  it('says what is simulated, and that no language model speaks', async () => {
    await page.goto(server.url);
    const notice = page.getByText('Connect and AWS are simulated');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('no language model');
  });

  it.each([
    ['a phone, dark', phone, 'dark'],
    ['a desktop, light', desktop, 'light'],
  ] as const)('is in order for every reader on %s', async (_, viewport, colorScheme) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    // The script that looks at the page comes from the test, not from the page's server.
    await page.route(server.url, async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': _policy, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await page.goto(server.url);
    await callButton().waitFor();
    const before = { violations: await violations(), sidewaysPx: await sidewaysPx() };
    await callButton().click();
    await conversation().getByText('How can I help you?').waitFor();
    await words().fill('How much is a flat tire repair?');
    await words().press('Enter');
    await conversation()
      .getByRole('button', { name: /^\d+ ms in turn 1/ })
      .waitFor();
    const during = { violations: await violations(), sidewaysPx: await sidewaysPx() };
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByText('You hung up.').waitFor();
    const after = { violations: await violations(), sidewaysPx: await sidewaysPx() };

    const inOrder = { violations: [], sidewaysPx: 0 };
    expect({ before, during, after }).toEqual({ before: inOrder, during: inOrder, after: inOrder });
    expect(await page.locator('body.awsui-dark-mode').count()).toBe(colorScheme === 'dark' ? 1 : 0);
  });

  it('names what is wrong with a number before it calls', async () => {
    await page.goto(server.url);
    await page.getByRole('button', { name: /^Call as/ }).click();
    await page.getByRole('option', { name: /Another number/ }).click();
    await page.getByRole('textbox', { name: 'Number' }).fill('555 0123');
    await callButton().click();
    await page.getByText('Type the number with its country').waitFor();
    expect(running.connect.activeCalls).toBe(0);
  });

  it('keeps the colours that were chosen against the system, until they are chosen back', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Dark mode' }).click();
    await page.reload();
    await page.locator('body.awsui-dark-mode').waitFor();
    await page.getByRole('button', { name: 'Light mode' }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('body.awsui-dark-mode').waitFor();
  });

  it('weighs less than 500 KB on its way', async () => {
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const bodies = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
    );
    const kilobytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1_000;
    expect(kilobytes).toBeGreaterThan(50);
    expect(kilobytes).toBeLessThan(500);
  });
});
