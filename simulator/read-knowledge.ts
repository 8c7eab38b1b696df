import { readFile } from 'node:fs/promises';
import type { BusinessProfile } from '../lambdas/knowledge/business-profile.ts';
import { parseKnowledge } from '../lambdas/knowledge/parse-knowledge.ts';

export interface Knowledge {
  readonly text: string;
  readonly profile: BusinessProfile;
}

/** Reads the owner's file. Throws, with what is wrong and where, for one that cannot be read or published. */
export async function readKnowledge(file: string): Promise<Knowledge> {
  const text = await readFile(file, 'utf8').catch(({ code = 'unreadable' }: NodeJS.ErrnoException) => {
    throw new Error(
      `${file}: cannot be read (${code}). Give the path of a knowledge file, as knowledge/business.md.`,
    );
  });
  return { text, profile: parseKnowledge(text, file).profile };
}
