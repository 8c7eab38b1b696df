import { parseArgs } from 'node:util';
import { readKnowledge } from '../simulator/read-knowledge.ts';
import { defaultKnowledge } from '../simulator/scenario/default-knowledge.ts';
import { parseScenario } from '../simulator/scenario/parse-scenario.ts';
import { readNamedFile } from './read-named-file.ts';
import { runIfStarted, type Terminal } from './run-command.ts';

const usage = `Usage: npm run call -- <scenario.yaml> [--delays instant|published|bad-day] [--switches good|bad] [--json]
Runs one scenario against the simulated services; exits 0 when everything was as it expects, else 1.`;

const profiles = ['instant', 'published', 'bad-day'] as const;

/** `npm run call -- <scenario.yaml>` */
export async function call(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      delays: { type: 'string', default: 'instant' },
      switches: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [file, ...others] = positionals;
  const delays = profiles.find((profile) => profile === values.delays);
  const switches = (['good', 'bad'] as const).find((value) => value === values.switches);
  if (values.help) {
    terminal.log(usage);
    return 0;
  }
  if (file === undefined || others.length > 0) throw new Error(`Name one scenario file.\n${usage}`);
  if (delays === undefined) throw new Error(`--delays ${values.delays}: take one of ${profiles.join(', ')}.`);
  if (values.switches !== undefined && switches === undefined) {
    throw new Error(`--switches ${values.switches}: take good or bad.`);
  }
  const scenario = parseScenario(await readNamedFile(file, 'a scenario, as test/scenarios/*.yaml'), file);
  await readKnowledge(scenario.knowledge ?? defaultKnowledge);
  // Only now: who has mistyped something is told at once, not after everything is loaded.
  const [{ bundleProduct }, { runScenario }, { printCall }, { startVoices }] = await Promise.all([
    import('../simulator/bundle-product.ts'),
    import('../simulator/scenario/run-scenario.ts'),
    import('../simulator/terminal/print-call.ts'),
    import('../simulator/voices/start-voices.ts'),
  ]);
  const voices = await startVoices();
  try {
    const result = await runScenario(scenario, {
      delays,
      handlers: await bundleProduct(),
      voices,
      ...(switches === undefined ? {} : { switches }),
      defaultKnowledge,
      ...(values.json ? {} : { onCall: printCall(process.stdout) }),
    });
    if (values.json) {
      const [first] = result.records;
      terminal.log(JSON.stringify(result.records.length === 1 ? first : result.records, null, 2));
    }
    for (const what of result.unmet) terminal.error(`✗ ${what}`);
    if (result.unmet.length === 0) terminal.error(`✓ ${result.name}`);
    return result.unmet.length === 0 ? 0 : 1;
  } finally {
    await voices.close();
  }
}

await runIfStarted(import.meta, call);
