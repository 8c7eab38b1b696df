import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { type FlowName, flowFiles } from '../lib/flow-files.ts';
import { checkFlowFiles, type FileReport } from '../lib/flow-language/check-flow-files.ts';
import { drawFlow } from '../lib/flow-language/draw-flow.ts';
import { type FlowType, flowTypes } from '../lib/flow-language/flow.ts';
import { type Paint, plain, reportText } from '../lib/flow-language/report-text.ts';
import { runIfStarted, type Terminal } from './run-command.ts';

const USAGE = `npm run flows -- [--type ${flowTypes[0]}|…] [--module] [--draw] [files]

Checks contact flows in Amazon Connect's flow language; without files, those of contact-flows/.
--draw draws those of contact-flows/ into docs/flows/, an SVG each.
Types: ${flowTypes.join(', ')}.`;

const COLOURS = { good: 'green', bad: 'red', strong: 'bold', faint: 'dim' } as const;

/** `npm run flows -- [files]` */
export async function flows(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      type: { type: 'string' },
      module: { type: 'boolean' },
      draw: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    terminal.log(USAGE);
    return 0;
  }
  if (values.draw) return await draw(terminal);
  const type = values.type === undefined ? undefined : flowTypeNamed(values.type);
  const own = positionals.length === 0;
  const options = values.module === undefined ? {} : { module: values.module };
  const reports = own
    ? await checkOwnFlows(type)
    : await checkFlowFiles(positionals, { ...(type === undefined ? {} : { type }), ...options });
  terminal.log(reportText(reports, process.stdout.isTTY ? colours : plain).trimEnd());
  return reports.some((report) => 'fault' in report || report.problems.length > 0) ? 1 : 0;
}

/** Each as the type that it is published as. */
async function checkOwnFlows(type: FlowType | undefined): Promise<readonly FileReport[]> {
  const reports: FileReport[] = [];
  for (const file of await ownFlows()) {
    const own = flowFiles[basename(file, '.json') as FlowName]?.type ?? 'CONTACT_FLOW';
    reports.push(...(await checkFlowFiles([file], { type: type ?? own })));
  }
  return reports;
}

async function draw(terminal: Terminal): Promise<number> {
  const folder = join('docs', 'flows');
  await mkdir(folder, { recursive: true });
  for (const file of await ownFlows()) {
    const name = basename(file, '.json') as FlowName;
    const path = join(folder, `${name}.svg`);
    const title = `${name}: ${flowFiles[name]?.purpose ?? ''}`;
    await writeFile(path, drawFlow(title, JSON.parse(await readFile(file, 'utf8'))));
    terminal.log(path);
  }
  return 0;
}

async function ownFlows(): Promise<readonly string[]> {
  const files = await readdir('contact-flows');
  return files
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => join('contact-flows', file));
}

function flowTypeNamed(name: string): FlowType {
  const type = flowTypes.find((known) => known === name.toUpperCase().replaceAll('-', '_'));
  if (type === undefined) throw new Error(`There is no flow type "${name}". Types: ${flowTypes.join(', ')}.`);
  return type;
}

function colours(...[style, text]: Parameters<Paint>): string {
  return styleText(COLOURS[style], text);
}

await runIfStarted(import.meta, flows);
