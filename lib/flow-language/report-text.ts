import type { FileReport } from './check-flow-files.ts';
import type { Problem } from './problem.ts';

/** Marks up a piece of text for the terminal, or leaves it. */
export type Paint = (style: 'good' | 'bad' | 'strong' | 'faint', text: string) => string;

export const plain: Paint = (_, text) => text;

/** The reports as they are read in a terminal; ends in a line that counts. */
export function reportText(reports: readonly FileReport[], paint: Paint = plain): string {
  const wrong = reports.filter((report) => 'fault' in report || report.problems.length > 0).length;
  const problems = reports.reduce((sum, report) => sum + ('fault' in report ? 1 : report.problems.length), 0);
  const files = `${reports.length} flow${reports.length === 1 ? '' : 's'}`;
  const last =
    problems === 0
      ? paint('good', `${files}, no problem.`)
      : paint('bad', `${problems} problem${problems === 1 ? '' : 's'} in ${wrong} of ${files}.`);
  return [...reports.map((report) => fileText(report, paint)), '', last, ''].join('\n');
}

function fileText(report: FileReport, paint: Paint): string {
  if ('fault' in report) return `${paint('bad', '✗')} ${paint('strong', report.path)}: ${report.fault}`;
  const actions = paint('faint', `${report.actions} actions`);
  if (report.problems.length === 0)
    return `${paint('good', '✓')} ${paint('strong', report.path)}  ${actions}`;
  return [
    `${paint('bad', '✗')} ${paint('strong', report.path)}  ${actions}`,
    ...report.problems.map((problem) => problemText(problem, paint)),
    '',
  ].join('\n');
}

function problemText({ rule, where, message, remedy }: Problem, paint: Paint): string {
  const name = where.action === undefined ? '' : `${paint('strong', where.action)}  `;
  return [
    '',
    `    ${name}${paint('faint', [where.path, rule].filter((part) => part !== '').join('  '))}`,
    `    ${message}`,
    `    → ${remedy}`,
  ].join('\n');
}
