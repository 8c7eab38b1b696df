import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { recordsTableKey } from '../lib/records-table-key.ts';

/** By the name of a table in the knowledge file: its items, each with its code in `key`. */
export type Records = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

const schema = z.record(
  z.string(),
  z.array(z.catchall(z.object({ [recordsTableKey]: z.string() }), z.unknown())),
);

/**
 * The records beside a knowledge file: `airline.md` has `airline.records.json`. None when there is no such file.
 * Throws, with what is wrong, for one that cannot be read.
 */
export async function readRecords(knowledge: string): Promise<Records> {
  const file = knowledge.replace(/\.md$/, '.records.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && file !== knowledge) return '{}';
    throw error;
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.core.$ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${file}: is not {"<table>": [{"${recordsTableKey}": "ABC123", …}]}. ${why}`);
  }
}
