import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bench } from '../../bin/bench.ts';
import { call } from '../../bin/call.ts';
import { evaluation } from '../../bin/eval.ts';
import { flows } from '../../bin/flows.ts';
import { knowledge } from '../../bin/knowledge.ts';
import { readDeployment } from '../../bin/read-deployment.ts';
import { type Command, runCommand } from '../../bin/run-command.ts';
import { start } from '../../bin/start.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What `tsx` starts Node with. */
const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
const stackLine = /^\s+at .*:\d+:\d+\)?$/m;
const scenario = (rest: string): string => `name: x\nnow: 2026-11-23T10:00:00-08:00\n${rest}`;
const filesOf = (folder: string): Readonly<Record<string, string>> => ({
  'broken.yaml': 'name: [x\nnow: y',
  'unknown-key.yaml': scenario('turns:\n  - says: hi\n    shouts: true\n'),
  'no-turns.yaml': scenario('turns: []\n'),
  'call-and-edit.yaml': scenario(
    'steps:\n  - call:\n      turns: [{ says: hi }]\n    edit: { find: a, replace: b }\n',
  ),
  'no-turns-in-call.yaml': scenario('steps:\n  - call:\n      turns: []\n'),
  'timed.yaml': scenario('speed: 2\nturns:\n  - says: hi\n    expect:\n      within_ms: 800\n'),
  'no-knowledge.yaml': scenario(`knowledge: ${folder}/nowhere.md\nturns:\n  - says: hi\n`),
  'bad-knowledge.yaml': scenario(`knowledge: ${folder}/bad.md\nturns:\n  - says: hi\n`),
  'bad.md': '---\nname: X\nhours:\n  monday: late\n---\n# X\n',
  'broken.json': '{\n  "Version":\n',
  'no-flow.json': '{ "a": 1 }',
});
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phone-agent-commands-'));
  await Promise.all(
    Object.entries(filesOf(folder)).map(([name, text]) => writeFile(join(folder, name), text)),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const commands = { bench, call, eval: evaluation, flows, knowledge, start } as const;

interface Misuse {
  readonly command: readonly [name: keyof typeof commands, ...args: string[]];
  /** What the one message must hold. */
  readonly says: RegExp;
}

const misuses: readonly Misuse[] = [
  { command: ['start', '--port', 'http'], says: /^--port http: take a number from 0 / },
  { command: ['start', '--twice'], says: /^Unknown option '--twice'/ },
  { command: ['call', 'nowhere.yaml'], says: /^nowhere\.yaml: cannot be read \(ENOENT\)/ },
  { command: ['call', 'broken.yaml'], says: /^broken\.yaml:2:1: Flow sequence[^:]*[^:\d]\n/ },
  { command: ['call', 'no-turns.yaml'], says: /^no-turns\.yaml:3:8: turns: / },
  {
    command: ['call', 'no-turns-in-call.yaml'],
    says: /^no-turns-in-call\.yaml:5:14: steps\.0\.call\.turns: /,
  },
  {
    command: ['call', 'call-and-edit.yaml'],
    says: /^call-and-edit\.yaml:4:\d+: steps\.0: a step is either a call or an edit/,
  },
  { command: ['call', 'timed.yaml'], says: /^timed\.yaml:7:18: turns\.0\.expect\.within_ms: .* speed/ },
  {
    command: ['call', 'unknown-key.yaml'],
    says: /^unknown-key\.yaml:5:\d+: turns\.0\.shouts: unknown key/,
  },
  { command: ['call', 'no-knowledge.yaml'], says: /^nowhere\.md: cannot be read \(ENOENT\)/ },
  { command: ['call', 'bad-knowledge.yaml'], says: /bad\.md:\d+/ },
  {
    command: ['call', 'x.yaml', '--delays', 'never'],
    says: /^--delays never: take one of instant, published/,
  },
  { command: ['call', '--loud'], says: /^Unknown option '--loud'/ },
  { command: ['flows', 'nowhere.json'], says: /nowhere\.json: no such file/ },
  { command: ['flows', 'broken.json'], says: /broken\.json: not JSON at line 3/ },
  { command: ['flows', 'no-flow.json'], says: /The flow has no list of actions\.\s+→ Write/ },
  { command: ['flows', '--type', 'song'], says: /^There is no flow type "song"\. Types: CONTACT_FLOW, / },
  { command: ['knowledge', 'check', 'nowhere.md'], says: /^nowhere\.md: cannot be read \(ENOENT\)/ },
  { command: ['knowledge', 'check', 'bad.md'], says: /^✗ bad\.md: .*\n {2}bad\.md:\d+:\d+ {2}/ },
  { command: ['knowledge', 'publish'], says: /^There is no "knowledge publish"\.\nUsage: / },
  { command: ['eval', '--questions', 'nowhere.yaml'], says: /^nowhere\.yaml: cannot be read \(ENOENT\)/ },
  { command: ['bench', 'luck'], says: /^There is no benchmark "luck"\. Take one of turn\.instant, / },
];

describe('a command that is used wrongly says so once, and exits with 1', () => {
  it.each(misuses.map((misuse) => [misuse.command.join(' '), misuse] as const))('%s', async (_, misuse) => {
    const [name, ...args] = misuse.command;
    const { exitCode, output } = await run(commands[name], args);

    expect(output).toMatch(misuse.says);
    expect(output).not.toMatch(stackLine);
    expect(exitCode).toBe(1);
  });
});

describe('a deployment with a wrong setting is refused before anything is made', () => {
  it.each([
    ['without a knowledge file', { knowledge: 'nowhere.md' }, /^nowhere\.md: .*\(ENOENT\).* -c knowledge=/],
    ['with a bad knowledge file', { knowledge: 'bad.md' }, /^bad\.md:4:\d+ hours\.monday: /m],
    ['in a Region without the voice', { region: 'eu-north-1' }, /^Region eu-north-1 .* -c region=/],
    ['with a bad alias', { alias: 'my shop!' }, /^alias "my shop!" cannot name an instance/],
    ['with no instance', { instanceArn: 'garbage' }, /^instanceArn "garbage" is no ARN/],
    ['with no number', { phoneNumberArn: '+12065550100' }, /^phoneNumberArn "\+12065550100" is no ARN/],
    ['with no media streams', { existingMediaStreams: 'x' }, /^"x" does not say where media streams go/],
    ['that keeps calls for no days', { retentionDays: 'few' }, /^retentionDays is NaN; /],
  ])('%s', async (_, context: Readonly<Record<string, string>>, says) => {
    const deploy = async () => {
      readDeployment((name) => (context[name] === undefined ? undefined : inFolder(context[name])), {});
      return 0;
    };
    const { exitCode, output } = await run(deploy, []);

    expect(output).toMatch(says);
    expect(output).not.toMatch(stackLine);
    expect(exitCode).toBe(1);
  });
});

describe('a command that is asked for help tells how it is used, and exits with 0', () => {
  it.each([
    ['start', /npm start .*--once/],
    ['call', /npm run call -- <scenario\.yaml>/],
    ['flows', /npm run flows -- /],
    ['knowledge', /npm run knowledge -- check/],
    ['eval', /npm run eval .*--questions/],
    ['bench', /npm run bench .*\n(?:.*\n)*.*turn\.instant/],
  ] as const)('%s', async (name, usage) => {
    const { exitCode, output } = await run(commands[name], ['--help']);

    expect(output).toMatch(usage);
    expect(exitCode).toBe(0);
  });
});

describe.concurrent('started as a process, a command keeps the streams apart and exits with its code', () => {
  it.each([
    ['start.ts', '--port', 'http'],
    ['call.ts', 'nowhere.yaml'],
    ['flows.ts', '--type', 'song'],
    ['knowledge.ts', 'publish'],
    ['eval.ts', '--questions', 'nowhere.yaml'],
    ['bench.ts', 'luck'],
    ['app.ts'],
  ])('%s', async (...command) => {
    const { exitCode, out, err } = await spawned(command, { knowledge: 'nowhere.md' });

    expect(out).toBe('');
    expect(err).toMatch(/^(?:--port|There is no|nowhere\.\w+: cannot be read)/);
    expect(err).not.toMatch(stackLine);
    expect(exitCode).toBe(1);
  });
});

/** Names of files are those in the folder. */
const inFolder = (word: string): string => (/^\w[\w-]*\.[a-z]+$/.test(word) ? join(folder, word) : word);

async function run(command: Command, args: readonly string[]): Promise<{ exitCode: number; output: string }> {
  let said = '';
  const say = (text: string) => {
    said += `${text}\n`;
  };
  const exitCode = await runCommand(command, args.map(inFolder), { log: say, error: say });
  return { exitCode, output: said.replaceAll(join(folder, '/'), '') };
}

/** In the folder of the files, as `npm run …` would from the repository's. */
async function spawned(
  [name = '', ...args]: readonly string[],
  context: Readonly<Record<string, string>>,
): Promise<{ exitCode: unknown; out: string; err: string }> {
  const env = { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(context) };
  return await new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', tsx, join(root, 'bin', name), ...args],
      { cwd: folder, env, timeout: 25_000 },
      (error, out, err) => resolve({ exitCode: error?.code ?? 0, out, err }),
    );
  });
}
