import type { TestProject } from 'vitest/node';
import { bundleProduct } from '../../simulator/bundle-product.ts';

type Handlers = Readonly<Record<string, string>>;

declare module 'vitest' {
  interface ProvidedContext {
    /** The bundled product: handler name → entry file. */
    handlers: Handlers;
  }
}

/** Each project loads this file anew; what they share is the process. */
const shared = globalThis as { bundledHandlers?: Promise<Handlers> };

/** Bundles the product before any call is placed, once for all projects: it takes every core for a second. */
export default async function bundleOnce(project: TestProject): Promise<void> {
  shared.bundledHandlers ??= bundleProduct();
  project.provide('handlers', await shared.bundledHandlers);
}
