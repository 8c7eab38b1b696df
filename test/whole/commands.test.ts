import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scenario = (rest: string): string => `name: x\nnow: 2026-11-23T10:00:00-08:00\n${rest}`;
const files: Readonly<Record<string, string>> = {
  'broken.yaml': 'name: [x\nnow: y',
  'unknown-key.yaml': scenario('turns:\n  - says: hi\n    shouts: true\n'),
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
  /** What the one message must hold. */
  readonly says: RegExp;
}

const misuses: readonly Misuse[] = [
  { command: ['call.ts', 'nowhere.yaml'], says: /^nowhere\.yaml: cannot be read \(ENOENT\)/ },
  { command: ['call.ts', 'broken.yaml'], says: /^broken\.yaml:2:1: Flow sequence/ },
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
  { command: ['bench.ts', 'luck'], says: /^There is no benchmark "luck"\. Take one of turn\.instant, / },
];

describe.concurrent('a command that is used wrongly says so once, and exits with 1', () => {
  it.each(misuses.map((misuse) => [misuse.command.join(' '), misuse] as const))('%s', async (_, misuse) => {
    const { code, output } = await run(misuse.command);

    expect(output).toMatch(misuse.says);
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(code).toBe(1);
  });
});

/** In the folder of the files, as `npm run …` would from the repository's. */
function run([name = '', ...args]: readonly string[]): Promise<{ code: unknown; output: string }> {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [tsx, join(root, 'bin', name), ...args],
      { cwd: folder, timeout: 25_000 },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: `${stdout}${stderr}` }),
    );
  });
}
