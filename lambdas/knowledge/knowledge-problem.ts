/** One thing wrong with a knowledge file. Lines and columns count from 1. */
export interface KnowledgeProblem {
  readonly line: number;
  readonly column: number;
  /** The field (`hours.monday`) or `body`. */
  readonly where: string;
  readonly message: string;
  readonly expected: string;
}

/** The file cannot be used. Holds every problem found, not only the first. */
export class KnowledgeFileError extends Error {
  readonly fileName: string;
  readonly problems: readonly KnowledgeProblem[];

  constructor(fileName: string, problems: readonly KnowledgeProblem[]) {
    const lines = problems.map(
      ({ line, column, where, message, expected }) =>
        `${fileName}:${line}:${column} ${where}: ${message} Expected ${expected}.`,
    );
    super(lines.join('\n'));
    this.name = 'KnowledgeFileError';
    this.fileName = fileName;
    this.problems = problems;
  }
}
