import { bundleBench } from './bundle.ts';

/** Every benchmark by its name; `a.b` is printed as key `b` of `a`. */
export const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  bundle: bundleBench,
};
