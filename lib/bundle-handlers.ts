import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HANDLERS = fileURLToPath(new URL('../lambdas/handlers/', import.meta.url));

/** Bundled CommonJS (the SDK has some) calls `require` for Node's own modules; ESM on Lambda has none. */
const REQUIRE_BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
].join('');

/**
 * On the path of a call. They are bundled apart from the others: what is shared by all carries what any of them uses,
 * and publishing speaks protocols (SNS, Connect) whose weight each call would start with.
 */
const onCallPath: ReadonlySet<string> = new Set(['call-orchestrator', 'next-step', 'contact-event']);

/**
 * Bundles every handler of `lambdas/handlers/` in two passes: ESM for Node 20 and newer, minified, the SDK
 * inside, shared code in chunks beside the entries. `outDir` is emptied first and is then a whole
 * deployment package. Returns handler name → path of its entry file (`<name>.mjs`, exporting `handler`).
 */
export async function bundleHandlers(outDir: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(HANDLERS))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    bundle(
      names.filter((name) => onCallPath.has(name)),
      outDir,
    ),
    bundle(
      names.filter((name) => !onCallPath.has(name)),
      outDir,
    ),
  ]);
  await copyFile(voiceActivityModule(), join(outDir, 'fvad.wasm'));
  return Object.fromEntries(names.map((name) => [name, resolve(outDir, `${name}.mjs`)]));
}

async function bundle(names: readonly string[], outDir: string): Promise<void> {
  await build({
    entryPoints: names.map((name) => join(HANDLERS, `${name}.ts`)),
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE_BANNER },
    legalComments: 'none',
    logLevel: 'error',
  });
}

/** esbuild does not carry a `.wasm` that is found at run time; it must lie beside the chunks. */
function voiceActivityModule(): string {
  const entry = createRequire(import.meta.url).resolve('@echogarden/fvad-wasm');
  return join(dirname(entry), 'fvad.wasm');
}
