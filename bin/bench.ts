import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { benches } from '../test/bench/benches.ts';
import { runIfStarted, type Terminal } from './run-command.ts';

const usage = `Usage: npm run bench [-- <name>]
Measures, and prints the figures as one JSON object; without a name all, one after the other.
Benchmarks: ${Object.keys(benches).join(', ')}.`;

type Figures = Record<string, unknown>;

/** `npm run bench [-- <name>]`: figures as one JSON object on standard output, progress on standard error. */
export async function bench([name]: string[], terminal: Terminal): Promise<number> {
  if (name === '--help' || name === '-h') {
    terminal.log(usage);
    return 0;
  }
  const names = Object.keys(benches);
  if (name !== undefined && !names.includes(name)) {
    throw new Error(`There is no benchmark "${name}". Take one of ${names.join(', ')}, or none for all.`);
  }
  let figures: Figures = {};
  for (const one of name === undefined ? names : [name]) {
    const fromMs = performance.now();
    terminal.error(`${one} …`);
    figures = merged(figures, name === undefined ? await inItsOwnProcess(one) : await measured(one));
    terminal.error(`${one} took ${((performance.now() - fromMs) / 1000).toFixed(0)} s`);
  }
  terminal.log(JSON.stringify(figures, null, 2));
  return 0;
}

async function measured(name: string): Promise<Figures> {
  // Only figures go to standard output, and the product logs there.
  process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
  const [part = name, key] = name.split('.');
  const found = await benches[name]?.();
  const text = JSON.stringify(
    key === undefined ? { [part]: found } : { [part]: { [key]: found } },
    (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value),
  );
  return JSON.parse(text) as Figures;
}

/** So that what one leaves behind (memory, compiled code, timers) is not measured in the next. */
async function inItsOwnProcess(name: string): Promise<Figures> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...process.execArgv,
    fileURLToPath(import.meta.url),
    name,
  ]);
  return JSON.parse(stdout) as Figures;
}

function merged(into: Figures, more: Figures): Figures {
  const both = Object.entries(more).map(([key, value]) => {
    const known = into[key];
    return [key, isFigures(known) && isFigures(value) ? { ...known, ...value } : value] as const;
  });
  return { ...into, ...Object.fromEntries(both) };
}

const isFigures = (value: unknown): value is Figures => typeof value === 'object' && value !== null;

await runIfStarted(import.meta, bench);
