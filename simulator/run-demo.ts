import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProduct } from './bundle-product.ts';
import type { PhoneCall } from './connect/phone-call.ts';
import { buildConsole } from './phone/build-console.ts';
import { type PhoneServer, servePhone } from './phone/serve-phone.ts';
import { readKnowledge } from './read-knowledge.ts';
import { recordingWav } from './recording-wav.ts';
import { defaultKnowledge } from './scenario/default-knowledge.ts';
import { parseScenario } from './scenario/parse-scenario.ts';
import { playScenario } from './scenario/run-scenario.ts';
import type { Scenario } from './scenario/scenario.ts';
import { type RunningWorld, startWorld } from './start-world.ts';
import { banner } from './terminal/banner.ts';
import { printCall } from './terminal/print-call.ts';
import { startVoices } from './voices/start-voices.ts';
import type { Voices } from './voices/utterance.ts';
import { watchKnowledge } from './watch-knowledge.ts';

const demoFile = fileURLToPath(new URL('demo-call.yaml', import.meta.url));

export interface DemoOptions {
  /** Of the phone page; 0 is any free port. @default - the call alone, without a page */
  readonly port?: number;
}

/** A demo call in the terminal, then the phone page until SIGINT or SIGTERM. Gives the exit code. */
export async function runDemo({ port }: DemoOptions): Promise<number> {
  const demo = parseScenario(await readFile(demoFile, 'utf8'), demoFile);
  const { profile, text } = await readKnowledge(defaultKnowledge);
  const voices = await startVoices({ quality: 'natural' });
  const world = await startWorld({
    nowMs: Date.parse(demo.now),
    seed: String(demo.seed),
    delays: 'published',
    knowledge: defaultKnowledge,
    handlers: await bundleProduct(),
    voices,
  });
  const ending = new AbortController();
  let page: PhoneServer | undefined;
  try {
    console.log(banner(process.stdout));
    if (port === undefined) return (await playDemo(demo, world, voices)) ? 0 : 1;

    // Before the call: a port that is taken is told at once, and building would disturb a call.
    page = await servePhone(world, voices, { folder: await buildConsole(), profile, port });
    const watching = watchKnowledge(defaultKnowledge, world, {
      known: text,
      // Not between the lines of the demo call.
      tell: (report) =>
        void shown.then(
          () => console.log(`\n${report}`),
          () => undefined,
        ),
      signal: ending.signal,
    });
    // Awaited only after the call: until then its failure is no unhandled one.
    watching.catch(() => undefined);
    const shown = playDemo(demo, world, voices);
    await shown;
    console.log(`\nCall it yourself: ${page.url}   (Ctrl-C ends)`);
    console.log(`Your calendar may subscribe to ${world.calendarFeed}`);
    console.log('Edit knowledge/business.md and save it: the next call answers from it.');
    process.once('SIGINT', () => ending.abort());
    process.once('SIGTERM', () => ending.abort());
    await watching;
    return 0;
  } finally {
    ending.abort();
    await page?.close();
    await world.close();
    await voices.close();
  }
}

/** Plays the call, prints it, and keeps its sound. Gives whether all was as expected. */
async function playDemo(demo: Scenario, world: RunningWorld, voices: Voices): Promise<boolean> {
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
  return result.unmet.length === 0;
}

async function writeRecording(phone: PhoneCall): Promise<string> {
  await mkdir('recordings', { recursive: true });
  const file = join('recordings', 'demo-call.wav');
  await writeFile(file, recordingWav(phone.recording()));
  return file;
}
