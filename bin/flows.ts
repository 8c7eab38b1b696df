import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { checkFlowFiles } from '../lib/flow-language/check-flow-files.ts';
import { type FlowType, flowTypes } from '../lib/flow-language/flow.ts';
import { type Paint, plain, reportText } from '../lib/flow-language/report-text.ts';
import { runIfStarted, type Terminal } from './run-command.ts';

const USAGE = `npm run flows -- [--type ${flowTypes[0]}|…] [--module] [files]

Checks contact flows in Amazon Connect's flow language; without files, those of contact-flows/.
Types: ${flowTypes.join(', ')}.`;

const COLOURS = { good: 'green', bad: 'red', strong: 'bold', faint: 'dim' } as const;

/** `npm run flows -- [files]` */
export async function flows(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { type: { type: 'string' }, module: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    terminal.log(USAGE);
    return 0;
  }
  const type = values.type === undefined ? undefined : flowTypeNamed(values.type);
  const own = positionals.length === 0;
  const reports = await checkFlowFiles(own ? await ownFlows() : positionals, {
    ...(type === undefined ? (own ? { type: 'CONTACT_FLOW' } : {}) : { type }),
    ...(values.module === undefined ? {} : { module: values.module }),
  });
  terminal.log(reportText(reports, process.stdout.isTTY ? colours : plain).trimEnd());
  return reports.some((report) => 'fault' in report || report.problems.length > 0) ? 1 : 0;
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
