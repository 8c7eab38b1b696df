import { spokenWeek } from '../business-time/spoken-hours.ts';
import { KnowledgeFileError } from './knowledge-problem.ts';
import { type KnowledgeFile, parseKnowledge } from './parse-knowledge.ts';

/** What a knowledge file holds, or what is wrong with it, in the owner's words. */
export interface KnowledgeReport {
  readonly usable: boolean;
  /** Lines of plain text. */
  readonly text: string;
}

/** Judges a file as publishing would. Throws nothing but what is no fault of the file. */
export function knowledgeReport(source: string, fileName: string): KnowledgeReport {
  try {
    return { usable: true, text: contentsText(parseKnowledge(source, fileName), fileName) };
  } catch (error) {
    if (error instanceof KnowledgeFileError) return { usable: false, text: problemsText(error) };
    throw error;
  }
}

function contentsText({ profile, chunks }: KnowledgeFile, fileName: string): string {
  const { sayName, timeZone, hours, specialDays, voice, language, greeting, vips } = profile;
  return [
    `✓ ${fileName}`,
    `  ${sayName} (${timeZone}), spoken by ${voice} in ${language}: "${greeting}"`,
    `  Open ${spokenWeek(hours)}; ${count(Object.keys(specialDays).length, 'special day')}.`,
    `  ${count(chunks.length, 'passage')} to answer from; ${count(vips.length, 'number')} to put straight through.`,
    "  Saving it changes all but the greeting and the voice of Connect's own lines: those change when it is deployed.",
  ].join('\n');
}

/** Every problem with its place and what to write instead, as lines of plain text. */
export function problemsText({ fileName, problems }: KnowledgeFileError): string {
  const each = problems.map(({ line, column, where, message, expected }) =>
    [`  ${fileName}:${line}:${column}  ${where}`, `    ${message}`, `    → Write ${expected}.`].join('\n'),
  );
  return [`✗ ${fileName}: ${count(problems.length, 'problem')}; nothing is published.`, ...each].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
