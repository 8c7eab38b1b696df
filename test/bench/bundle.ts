import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundleHandlers } from '../../lib/bundle-handlers.ts';
import { median } from './quantile.ts';

export interface BundleFigures {
  /** Minified KB (1,000 bytes) of the entry and everything it imports statically. */
  readonly orchestratorKb: number;
  readonly nextStepKb: number;
  /** Cold import in a new process, over that of a bare bundled client-dynamodb in the same run. */
  readonly orchestratorImportRatio: number;
  readonly nextStepImportRatio: number;
}

const runs = 15;

/** Size and cold import of the two functions that a caller waits for. */
export async function bundleBench(): Promise<BundleFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-bench-'));
  try {
    const handlers = await bundleHandlers(join(folder, 'product'));
    const orchestrator = handlers['call-orchestrator'] ?? '';
    const nextStep = handlers['next-step'] ?? '';
    const bare = await bareClient(folder);
    const importsMs = await importTimes({ bare, orchestrator, nextStep });
    const bareMs = median(importsMs.bare);
    return {
      orchestratorKb: await staticKb(orchestrator),
      nextStepKb: await staticKb(nextStep),
      orchestratorImportRatio: median(importsMs.orchestrator) / bareMs,
      nextStepImportRatio: median(importsMs.nextStep) / bareMs,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A function that does nothing but hold a DynamoDB client: the least that any of ours must load. */
async function bareClient(folder: string): Promise<string> {
  const outfile = join(folder, 'bare', 'bare.mjs');
  await build({
    stdin: {
      contents: `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
        const client = new DynamoDBClient({});
        export const handler = (Key) => client.send(new GetItemCommand({ TableName: 'calls', Key }));`,
      resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
    },
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return outfile;
}

import { environmentSchema } from '../../lambdas/aws/environment.ts';

async function staticKb(entry: string): Promise<number> {
  const seen = new Set<string>();
  const queue = [entry];
  let bytes = 0;
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    bytes += (await stat(file)).size;
    const text = await readFile(file, 'utf8');
    for (const [, chunk] of text.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.mjs)"/g)) {
      if (chunk !== undefined) queue.push(resolve(dirname(file), chunk));
    }
  }
  return Math.round(bytes / 1000);
}

/** Imports each file in processes of their own, in turn, so that the machine's moods hit all alike. */
async function importTimes<K extends string>(
  files: Readonly<Record<K, string>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(files) as K[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  const script = join(await mkdtemp(join(tmpdir(), 'import-bench-')), 'import.mjs');
  await writeFile(
    script,
    'const from = performance.now(); await import(process.argv[2]); process.stdout.write(String(performance.now() - from)); process.exit(0);',
  );
  for (let run = 0; run < runs; run += 1) {
    for (const name of names) {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [script, pathToFileURL(files[name]).href],
        { env: { ...process.env, ...functionEnvironment } },
      );
      times[name].push(Number(stdout));
    }
  }
  return times;
}

const functionEnvironment = Object.fromEntries(
  Object.keys(environmentSchema.shape)
    .map((name) => [name, '512'])
    .concat([['AWS_REGION', 'us-east-1']]),
);
