import { benches } from '../test/bench/benches.ts';

/** `npm run bench [-- <name>]`: figures as one JSON object on standard output, progress on standard error. */
async function main(name: string | undefined): Promise<void> {
  const names = Object.keys(benches);
  if (name !== undefined && !names.includes(name)) {
    throw new Error(`There is no benchmark "${name}". Take one of ${names.join(', ')}, or none for all.`);
  }
  const figures: Record<string, Record<string, unknown>> = {};
  for (const one of name === undefined ? names : [name]) {
    const fromMs = performance.now();
    console.error(`${one} …`);
    const [part = one, key] = one.split('.');
    const measured = await benches[one]?.();
    if (key === undefined) figures[part] = measured as Record<string, unknown>;
    else figures[part] = { ...figures[part], [key]: measured };
    console.error(`${one} took ${((performance.now() - fromMs) / 1000).toFixed(0)} s`);
  }
  console.log(JSON.stringify(figures, (_, value: unknown) => (typeof value === 'number' ? round(value) : value), 2));
}

const round = (value: number): number => Number(value.toPrecision(4));

try {
  await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
