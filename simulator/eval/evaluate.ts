import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BusinessResults } from '../../lambdas/review/golden/eval-report.ts';
import { goldenQuestions, type QuestionFile } from '../../lambdas/review/golden/golden-question.ts';
import { openUnpublished } from '../../lambdas/review/golden/open-unpublished.ts';
import { parseQuestions } from '../../lambdas/review/golden/parse-questions.ts';
import { runQuestions } from '../../lambdas/review/golden/run-questions.ts';
import { requireLiveAccount } from './require-live-account.ts';
import { startEvalServices } from './start-eval-services.ts';

/** Golden questions and what they are asked of. */
export interface EvalFile {
  readonly questions: { readonly file: string; readonly text: string };
  /** Path of the knowledge file. @default - the one that the questions name */
  readonly knowledge?: string;
}

/** Bedrock counts requests by the minute; the rules answer as fast as they are asked. */
const atOnce = { live: 4, offline: 8 };

/**
 * Asks the questions of each file. Files are read and checked before any is asked: throws `QuestionFileError` or
 * `KnowledgeFileError`, or what is missing for `live`.
 */
export async function evaluate(
  files: readonly EvalFile[],
  { live }: { readonly live: boolean },
  signal: AbortSignal,
): Promise<BusinessResults[]> {
  const parsed = await Promise.all(files.map(readFiles));
  if (live) await requireLiveAccount();
  const services = await startEvalServices({ live });
  try {
    const all: BusinessResults[] = [];
    for (const [index, { knowledge, source, questions, file }] of parsed.entries()) {
      const unpublished = { source, fileName: knowledge, version: `eval-${index}` };
      const asked = await openUnpublished(unpublished, services.environment, signal);
      const reader = { isLanguageModel: live, atOnce: live ? atOnce.live : atOnce.offline };
      const results = await runQuestions(goldenQuestions(questions), asked, reader, signal);
      all.push({ business: asked.business.sayName, knowledge, questions: file, results });
    }
    return all;
  } finally {
    await services.close();
  }
}

async function readFiles({ questions: { file, text }, knowledge }: EvalFile): Promise<{
  readonly file: string;
  readonly questions: QuestionFile;
  readonly knowledge: string;
  readonly source: string;
}> {
  const questions = parseQuestions(text, file);
  const named = questions.knowledge === undefined ? undefined : join(dirname(file), questions.knowledge);
  const path = knowledge ?? named;
  if (path === undefined) {
    throw new Error(
      `${file}: it names no knowledge file. Write "knowledge: <file.md>" in it, or give --knowledge.`,
    );
  }
  const source = await readFile(path, 'utf8').catch(({ code = 'unreadable' }: NodeJS.ErrnoException) => {
    throw new Error(`${path}: cannot be read (${code}). Give the path of a knowledge file.`);
  });
  return { file, questions, knowledge: path, source };
}
