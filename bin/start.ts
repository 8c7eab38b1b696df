import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseKnowledge } from '../lambdas/knowledge/parse-knowledge.ts';
import { bundleProduct } from '../simulator/bundle-product.ts';
import type { PhoneCall } from '../simulator/connect/phone-call.ts';
import { buildConsole } from '../simulator/phone/build-console.ts';
import { type PhoneServer, servePhone } from '../simulator/phone/serve-phone.ts';
import { recordingWav } from '../simulator/recording-wav.ts';
import { defaultKnowledge } from '../simulator/scenario/default-knowledge.ts';
import { parseScenario } from '../simulator/scenario/parse-scenario.ts';
import { playScenario } from '../simulator/scenario/run-scenario.ts';
import { startWorld } from '../simulator/start-world.ts';
import { banner } from '../simulator/terminal/banner.ts';
import { printCall } from '../simulator/terminal/print-call.ts';
import { startVoices } from '../simulator/voices/start-voices.ts';
import { watchKnowledge } from '../simulator/watch-knowledge.ts';

const demoFile = fileURLToPath(new URL('../simulator/demo-call.yaml', import.meta.url));

const usage = `Usage: npm start [-- --once] [--port 8080]
A demo call in the terminal, then the phone page until Ctrl-C; with --once the call alone.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      port: { type: 'string', default: '8080' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${values.port}: take a number from 0 (any free port) to 65535.`);
  }
  const demo = parseScenario(await readFile(demoFile, 'utf8'), demoFile);
  const { profile } = parseKnowledge(await readFile(defaultKnowledge, 'utf8'), defaultKnowledge);
  const voices = await startVoices({ quality: 'natural' });
  const world = await startWorld({
    nowMs: Date.parse(demo.now),
    seed: String(demo.seed),
    delays: 'published',
    knowledge: defaultKnowledge,
    handlers: await bundleProduct(),
    voices,
  });
  let page: PhoneServer | undefined;
  try {
    console.log(banner(process.stdout));
    // Before the call: a port that is taken is told at once, and building would disturb a call.
    if (!values.once) page = await servePhone(world, voices, { folder: await buildConsole(), profile, port });
    let recorded: PhoneCall | undefined;
    let printed: Promise<void> | undefined;
    const print = printCall(process.stdout);
    const result = await playScenario(demo, world, voices, (phone) => {
      recorded = phone;
      printed = print(phone, world);
    });
    await printed;
    for (const what of result.unmet) console.error(`✗ ${what}`);
    if (recorded !== undefined) console.log(`\nThe call, both sides: ${await writeRecording(recorded)}`);
    if (page === undefined) return result.unmet.length === 0 ? 0 : 1;

    console.log(`\nCall it yourself: ${page.url}   (Ctrl-C ends)`);
    console.log(`Your calendar may subscribe to ${world.calendarFeed}`);
    console.log('Edit knowledge/business.md and save it: the next call answers from it.');
    const ending = new AbortController();
    process.once('SIGINT', () => ending.abort());
    process.once('SIGTERM', () => ending.abort());
    await watchKnowledge(defaultKnowledge, world, (text) => console.log(`\n${text}`), ending.signal);
    return 0;
  } finally {
    await page?.close();
    await world.close();
    await voices.close();
  }
}

async function writeRecording(phone: PhoneCall): Promise<string> {
  await mkdir('recordings', { recursive: true });
  const file = join('recordings', 'demo-call.wav');
  await writeFile(file, recordingWav(phone.recording()));
  return file;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
