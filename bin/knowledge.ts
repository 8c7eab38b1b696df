import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { knowledgeReport } from '../lambdas/knowledge/knowledge-report.ts';

const usage = `Usage: npm run knowledge -- check [file …]
Checks knowledge files as publishing would, without an account: what they hold, or everything that is wrong with them,
each with its line. Without a file, knowledge/business.md. Exits with 1 when one cannot be published.`;

/** `npm run knowledge -- check [file …]` */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  const [command, ...files] = positionals;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (command !== 'check') {
    throw new Error(command === undefined ? usage : `There is no "knowledge ${command}".\n${usage}`);
  }
  let exitCode = 0;
  for (const file of files.length === 0 ? ['knowledge/business.md'] : files) {
    const report = knowledgeReport(await readText(file), file);
    console.log(report.text);
    if (!report.usable) exitCode = 1;
  }
  return exitCode;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new Error(`${file}: cannot be read (${code}). Give the path of a knowledge file.`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
