import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the pages of `console/` and returns the folder to serve. */
export async function buildConsole(): Promise<string> {
  const root = fileURLToPath(new URL('../../console/', import.meta.url));
  const outDir = fileURLToPath(new URL('../../.build/console/', import.meta.url));
  await build({ root, build: { outDir, emptyOutDir: true }, logLevel: 'error', configFile: `${root}vite.config.ts` });
  return outDir;
}
