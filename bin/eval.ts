import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runIfStarted, type Terminal } from './run-command.ts';

const samples = 'knowledge/questions';
const usage = `Usage: npm run eval [-- --knowledge <file.md>] [--questions <file.yaml>] [--live] [--json]
Asks the brain golden questions: the tool that it picks, facts that must and must not be in its answer.
Without a file, all of ${samples}. --knowledge alone takes the questions of the same name from the folder
"questions" beside it. Exits with 1 when a question that could be judged fails.
--live   asks the real Bedrock with your AWS credentials (some 2,000 tokens a question; nothing is written to the
         account). MODEL_ID, EMBEDDING_MODEL_ID, EMBEDDING_DIMENSIONS and STRICT_TOOLS choose as in a deployment.
--json   prints figures and answers for machines.`;

const offline = `Answered by the simulator's rules and its lexical embedding (words, stems, runs of letters): no language model.
What only a language model can be held to is asked and not judged; --live judges it.`;

/** Longest whole run. */
const limitMs = 600_000;

/** `npm run eval` */
export async function evaluation(args: string[], terminal: Terminal): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      knowledge: { type: 'string' },
      questions: { type: 'string' },
      live: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    terminal.log(usage);
    return 0;
  }
  const files = await filesOf(values.knowledge, values.questions);
  process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
  const [{ evaluate }, { businessTable, scoreOf, scoreText }] = await Promise.all([
    import('../simulator/eval/evaluate.ts'),
    import('../lambdas/review/golden/eval-report.ts'),
  ]);
  const all = await evaluate(files, { live: values.live }, AbortSignal.timeout(limitMs));
  const score = scoreOf(all.flatMap(({ results }) => results));
  if (values.json) {
    const reader = values.live ? 'bedrock' : 'rules';
    const businesses = all.map((one) => ({ ...one, score: scoreOf(one.results) }));
    terminal.log(
      JSON.stringify({ reader, score, businesses }, (key, value) => (key === 'given' ? undefined : value), 2),
    );
  } else {
    for (const one of all) terminal.log(`${businessTable(one)}\n`);
    terminal.log(scoreText(all));
    if (!values.live) terminal.log(offline);
  }
  return score.failed === 0 ? 0 : 1;
}

interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** The question files with their texts, and the knowledge that goes with each where it is not told in it. */
async function filesOf(
  knowledge: string | undefined,
  questions: string | undefined,
): Promise<{ readonly questions: NamedText; readonly knowledge?: string }[]> {
  const read = async (file: string) => ({ file, text: await readNamed(file) });
  if (questions !== undefined) {
    return [{ questions: await read(questions), ...(knowledge === undefined ? {} : { knowledge }) }];
  }
  if (knowledge !== undefined) {
    const beside = join(dirname(knowledge), 'questions', `${basename(knowledge, '.md')}.yaml`);
    return [{ questions: await read(beside), knowledge }];
  }
  const names = (await readdir(samples)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(names.map(async (name) => ({ questions: await read(join(samples, name)) })));
}

async function readNamed(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new Error(
      `${file}: cannot be read (${code}). Give a file of golden questions, as ${samples}/business.yaml.`,
    );
  }
}

await runIfStarted(import.meta, evaluation);
