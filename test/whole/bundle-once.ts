import type { TestProject } from 'vitest/node';
import { bundleProduct } from '../../simulator/bundle-product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The bundled product: handler name → entry file. */
    handlers: Readonly<Record<string, string>>;
  }
}

/** Bundles the product before any call is placed: it takes every core for a second. */
export default async function bundleOnce(project: TestProject): Promise<void> {
  project.provide('handlers', await bundleProduct());
}
