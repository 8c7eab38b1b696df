import type { Verdict } from './judge-answer.ts';
import type { GoldenResult } from './run-questions.ts';

/** The answers to the golden questions of one business. */
export interface BusinessResults {
  readonly business: string;
  readonly knowledge: string;
  readonly questions: string;
  readonly results: readonly GoldenResult[];
}

export interface Score {
  readonly passed: number;
  readonly failed: number;
  readonly unjudged: number;
  /** Passed of those judged, 0–1; 1 when none is. */
  readonly share: number;
}

export function scoreOf(results: readonly Pick<GoldenResult, 'verdict'>[]): Score {
  const count = (verdict: Verdict) => results.filter((result) => result.verdict === verdict).length;
  const [passed, failed, unjudged] = [count('passed'), count('failed'), count('unjudged')];
  const judged = passed + failed;
  return { passed, failed, unjudged, share: judged === 0 ? 1 : passed / judged };
}

const marks: Readonly<Record<Verdict, string>> = { passed: '✓', failed: '✗', unjudged: '–' };

/** Every question with what came of it, and the score by kind; lines of plain text. */
export function businessTable({ business, knowledge, questions, results }: BusinessResults): string {
  const rows = results.flatMap(({ question, answer, verdict, wrong }) => [
    `  ${marks[verdict]} ${column(questionText(question), 58)} ${column(shortTool[answer.tool], 9)} ${answerText(answer)}`,
    ...(verdict === 'failed' ? wrong.map((what) => `      ${what}`) : []),
  ]);
  const kinds = [...new Set(results.map(({ question }) => question.kind))];
  const scores = kinds.map((kind) =>
    scoreLine(kind, scoreOf(results.filter(({ question }) => question.kind === kind))),
  );
  return [
    `${business} · ${knowledge} · ${questions}`,
    ...rows,
    '',
    `  ${column('kind', 22)} ${['passed', 'failed', 'unjudged'].map((name) => name.padStart(8)).join(' ')}`,
    ...scores,
    scoreLine('all', scoreOf(results)),
  ].join('\n');
}

const shortTool: Readonly<Record<GoldenResult['answer']['tool'], string>> = {
  answer_from_knowledge: 'answer',
  book_appointment: 'book',
  transfer_to_human: 'transfer',
  end_call: 'end',
  code: 'code',
  none: 'none',
};

/** One line for all businesses together. */
export function scoreText(all: readonly BusinessResults[]): string {
  const { passed, failed, unjudged, share } = scoreOf(all.flatMap(({ results }) => results));
  const left = unjudged === 0 ? '' : `; ${unjudged} not judged, for they need a language model`;
  return `Score: ${passed} of ${passed + failed} judged questions passed (${(share * 100).toFixed(0)} %)${left}.`;
}

function scoreLine(kind: string, { passed, failed, unjudged }: Score): string {
  const numbers = [passed, failed, unjudged].map((number) => String(number).padStart(8)).join(' ');
  return `  ${column(kind, 22)} ${numbers}`;
}

function questionText({ ask, after }: GoldenResult['question']): string {
  const before = after.at(-1)?.caller;
  return before === undefined ? ask : `(${before}) ${ask}`;
}

function answerText({ said, reason, reported, failure, refused }: GoldenResult['answer']): string {
  if (said !== '') return said;
  if (refused.length > 0) return `refused: ${refused.join(' ')}`;
  return reason ?? failure ?? reported;
}

function column(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
