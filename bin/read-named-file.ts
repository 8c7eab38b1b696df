import { readFile } from 'node:fs/promises';

/**
 * The text of a file that was named on the command line.
 * @param wanted what it should have been: `a scenario, as test/scenarios/*.yaml`
 */
export async function readNamedFile(file: string, wanted: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new Error(`${file}: cannot be read (${code}). Give the path of ${wanted}.`);
  }
}
