import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../console/', import.meta.url));

/** Builds the pages of `console/` and returns the folder to serve. */
export async function buildConsole(
  outDir: string = fileURLToPath(new URL('../../.build/console/', import.meta.url)),
): Promise<string> {
  await build({
    root,
    configFile: `${root}vite.config.ts`,
    build: { outDir, emptyOutDir: true },
    logLevel: 'error',
  });
  return outDir;
}
