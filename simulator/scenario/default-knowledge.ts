import { fileURLToPath } from 'node:url';

/** The sample business. */
export const defaultKnowledge: string = fileURLToPath(
  new URL('../../knowledge/business.md', import.meta.url),
);
