import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultKnowledge as knowledge } from '../../simulator/scenario/default-knowledge.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What `tsx` starts Node with. */
const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
const scenario = (rest: string): string => `name: x\nnow: 2026-11-23T10:00:00-08:00\n${rest}`;
const files: Readonly<Record<string, string>> = {
  'broken.yaml': 'name: [x\nnow: y',
  'unknown-key.yaml': scenario('turns:\n  - says: hi\n    shouts: true\n'),
  'no-turns.yaml': scenario('turns: []\n'),
  'call-and-edit.yaml': scenario(
    'steps:\n  - call:\n      turns: [{ says: hi }]\n    edit: { find: a, replace: b }\n',
  ),
  'no-turns-in-call.yaml': scenario('steps:\n  - call:\n      turns: []\n'),
  'timed.yaml': scenario('speed: 2\nturns:\n  - says: hi\n    expect:\n      within_ms: 800\n'),
  'no-knowledge.yaml': scenario('knowledge: nowhere.md\nturns:\n  - says: hi\n'),
  'bad-knowledge.yaml': scenario('knowledge: bad.md\nturns:\n  - says: hi\n'),
  'bad.md': '---\nname: X\nhours:\n  monday: late\n---\n# X\n',
  'broken.json': '{\n  "Version":\n',
  'no-flow.json': '{ "a": 1 }',
};
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phone-agent-commands-'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
});
afterAll(() => rm(folder, { recursive: true }));

interface Misuse {
  readonly command: readonly string[];
  /** `-c name=value` of the CDK command. */
  readonly context?: Readonly<Record<string, string>>;
  /** What the one message must hold. */
  readonly says: RegExp;
}

const misuses: readonly Misuse[] = [
  { command: ['call.ts', 'nowhere.yaml'], says: /^nowhere\.yaml: cannot be read \(ENOENT\)/ },
  { command: ['call.ts', 'broken.yaml'], says: /^broken\.yaml:2:1: Flow sequence[^:]*[^:\d]\n/ },
  { command: ['call.ts', 'no-turns.yaml'], says: /^no-turns\.yaml:3:8: turns: / },
  {
    command: ['call.ts', 'no-turns-in-call.yaml'],
    says: /^no-turns-in-call\.yaml:5:14: steps\.0\.call\.turns: /,
  },
  {
    command: ['call.ts', 'call-and-edit.yaml'],
    says: /^call-and-edit\.yaml:4:\d+: steps\.0: a step is either a call or an edit/,
  },
  { command: ['call.ts', 'timed.yaml'], says: /^timed\.yaml:7:18: turns\.0\.expect\.within_ms: .* speed/ },
  {
    command: ['call.ts', 'unknown-key.yaml'],
    says: /^unknown-key\.yaml:5:\d+: turns\.0\.shouts: unknown key/,
  },
  { command: ['call.ts', 'no-knowledge.yaml'], says: /^nowhere\.md: cannot be read \(ENOENT\)/ },
  { command: ['call.ts', 'bad-knowledge.yaml'], says: /bad\.md:\d+/ },
  {
    command: ['call.ts', 'x.yaml', '--delays', 'never'],
    says: /^--delays never: take one of instant, published/,
  },
  { command: ['call.ts', '--loud'], says: /^Unknown option '--loud'/ },
  { command: ['flows.ts', 'nowhere.json'], says: /nowhere\.json: no such file/ },
  { command: ['flows.ts', 'broken.json'], says: /broken\.json: not JSON at line 3/ },
  { command: ['flows.ts', 'no-flow.json'], says: /The flow has no list of actions\.\s+→ Write/ },
  {
    command: ['app.ts', 'without a knowledge file'],
    context: { knowledge: 'nowhere.md' },
    says: /^nowhere\.md: cannot be read \(ENOENT\).* -c knowledge=/,
  },
  {
    command: ['app.ts', 'with a bad knowledge file'],
    context: { knowledge: '../bad.md' },
    says: /^bad\.md:4:\d+ hours\.monday: /m,
  },
  {
    command: ['app.ts', 'in a Region without the voice'],
    context: { knowledge, region: 'eu-north-1' },
    says: /^Region eu-north-1 .* -c region=/,
  },
  {
    command: ['app.ts', 'with a bad alias'],
    context: { knowledge, alias: 'my shop!' },
    says: /^alias "my shop!" cannot name an instance/,
  },
  {
    command: ['app.ts', 'with no instance'],
    context: { knowledge, instanceArn: 'garbage' },
    says: /^instanceArn "garbage" is no ARN/,
  },
  {
    command: ['app.ts', 'with no number'],
    context: { knowledge, phoneNumberArn: '+12065550100' },
    says: /^phoneNumberArn "\+12065550100" is no ARN/,
  },
  { command: ['knowledge.ts', 'check', 'nowhere.md'], says: /^nowhere\.md: cannot be read \(ENOENT\)/ },
  { command: ['knowledge.ts', 'check', 'bad.md'], says: /^✗ bad\.md: .*\n {2}bad\.md:\d+:\d+ {2}/ },
  { command: ['knowledge.ts', 'publish'], says: /^There is no "knowledge publish"\.\nUsage: / },
  { command: ['bench.ts', 'luck'], says: /^There is no benchmark "luck"\. Take one of turn\.instant, / },
];

describe.concurrent('a command that is used wrongly says so once, and exits with 1', () => {
  it.each(misuses.map((misuse) => [misuse.command.join(' '), misuse] as const))('%s', async (_, misuse) => {
    const { code, output } = await run(misuse.command, misuse.context);

    expect(output).toMatch(misuse.says);
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(code).toBe(1);
  });
});

describe.concurrent('a command that is asked for help tells how it is used, and exits with 0', () => {
  it.each([
    ['start.ts', /npm start .*--once/],
    ['call.ts', /npm run call -- <scenario\.yaml>/],
    ['flows.ts', /npm run flows -- /],
    ['knowledge.ts', /npm run knowledge -- check/],
    ['bench.ts', /npm run bench .*\n(?:.*\n)*.*turn\.instant/],
  ])('%s', async (command, usage) => {
    const { code, output } = await run([command, '--help']);

    expect(output).toMatch(usage);
    expect(code).toBe(0);
  });
});

/** In the folder of the files, as `npm run …` would from the repository's; the app, which writes, in one below. */
async function run(
  [name = '', ...args]: readonly string[],
  context?: Misuse['context'],
): Promise<{ code: unknown; output: string }> {
  const cwd = context === undefined ? folder : await mkdtemp(join(folder, 'app-'));
  const env = { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(context ?? {}) };
  return await new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', tsx, join(root, 'bin', name), ...args],
      { cwd, env, timeout: 25_000 },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: `${stdout}${stderr}` }),
    );
  });
}
