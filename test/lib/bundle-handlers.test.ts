import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleHandlers } from '../../lib/bundle-handlers.ts';

let folder = '';
let entries: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  entries = await bundleHandlers(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('bundleHandlers', () => {
  it('makes one entry of each handler', async () => {
    const handlers = await readdir(new URL('../../lambdas/handlers/', import.meta.url));

    expect(Object.keys(entries)).toEqual(handlers.map((file) => file.replace(/\.ts$/, '')).sort());
    for (const entry of Object.values(entries)) expect(await readFile(entry, 'utf8')).toMatch(/as handler\b/);
  });

  it('imports nothing but its own chunks and Node itself', async () => {
    const { metafile } = await build({
      entryPoints: Object.values(entries),
      outdir: join(folder, 'again'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      write: false,
      metafile: true,
    });

    const imported = Object.values(metafile.outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ external, kind }) => external && kind === 'import-statement')
      .map(({ path }) => path);
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((path) => process.getBuiltinModule(path) === undefined)).toEqual([]);
    expect(await readdir(folder)).toContain('fvad.wasm');
  });
});
