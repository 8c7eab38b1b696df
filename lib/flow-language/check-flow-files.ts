import { readFile } from 'node:fs/promises';
import { type FindProblemsOptions, findProblems } from './find-problems.ts';
import { isRecord } from './is-record.ts';
import type { Problem } from './problem.ts';
import { readJson } from './read-json.ts';

/** What came of one file: its problems, or why it could not be judged. */
export type FileReport =
  | { readonly path: string; readonly actions: number; readonly problems: readonly Problem[] }
  | { readonly path: string; readonly fault: string };

/** Judges each file by itself; one that cannot be read does not keep the others from being judged. */
export async function checkFlowFiles(
  paths: readonly string[],
  options: FindProblemsOptions = {},
): Promise<readonly FileReport[]> {
  return Promise.all(paths.map((path) => checkFlowFile(path, options)));
}

async function checkFlowFile(path: string, options: FindProblemsOptions): Promise<FileReport> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return { path, fault: WHY_UNREADABLE[codeOf(error)] ?? `cannot be read (${codeOf(error)})` };
  }
  const read = readJson(text);
  if ('fault' in read) return { path, fault: read.fault };
  const actions = isRecord(read.value) ? read.value['Actions'] : undefined;
  return {
    path,
    actions: Array.isArray(actions) ? actions.length : 0,
    problems: findProblems(text, options),
  };
}

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'is a folder; name the files in it',
  EACCES: 'may not be read; check its permissions',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
