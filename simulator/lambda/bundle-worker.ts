import { build } from 'esbuild';

const bundles = new Map<string, Promise<string>>();

/**
 * One CommonJS script of a worker's entry file (TypeScript, Node's own modules left out),
 * for `new Worker(script, { eval: true })`: workers have no TypeScript loader. Built once a process.
 */
export function bundleWorker(entryFile: string): Promise<string> {
  const known = bundles.get(entryFile);
  if (known) return known;
  const bundle = build({
    entryPoints: [entryFile],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    write: false,
    logLevel: 'silent',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  bundles.set(entryFile, bundle);
  return bundle;
}
