import { parseArgs } from 'node:util';
import { frontMatterJsonSchema } from '../lambdas/knowledge/front-matter/front-matter-json-schema.ts';
import { knowledgeReport } from '../lambdas/knowledge/knowledge-report.ts';
import { readNamedFile } from './read-named-file.ts';
import { runIfStarted, type Terminal } from './run-command.ts';

const usage = `Usage: npm run knowledge -- check [file …]
       npm run knowledge -- schema
check: judges knowledge files as publishing would, without an account: what they hold, or everything that is wrong with
them, each with its line. Without a file, knowledge/business.md. Exits with 1 when one cannot be published.
schema: prints the JSON Schema of the front matter, for editors (kept in knowledge/front-matter.schema.json).`;

/** `npm run knowledge -- check [file …] | schema` */
export async function knowledge(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  const [command, ...files] = positionals;
  if (values.help) {
    terminal.log(usage);
    return 0;
  }
  if (command === 'schema' && files.length === 0) {
    terminal.log(JSON.stringify(frontMatterJsonSchema(), null, 2));
    return 0;
  }
  if (command !== 'check') {
    throw new Error(command === undefined ? usage : `There is no "knowledge ${command}".\n${usage}`);
  }
  let exitCode = 0;
  for (const file of files.length === 0 ? ['knowledge/business.md'] : files) {
    const report = knowledgeReport(
      await readNamedFile(file, 'a knowledge file, as knowledge/business.md'),
      file,
    );
    terminal.log(report.text);
    if (!report.usable) exitCode = 1;
  }
  return exitCode;
}

await runIfStarted(import.meta, knowledge);
