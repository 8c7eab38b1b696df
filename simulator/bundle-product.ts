import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleHandlers } from '../lib/bundle-handlers.ts';

/** Bundles the product afresh, as it would be deployed, into a folder of its own. Handler name → entry file. */
export async function bundleProduct(): Promise<Readonly<Record<string, string>>> {
  return bundleHandlers(await mkdtemp(join(tmpdir(), 'phone-agent-')));
}
