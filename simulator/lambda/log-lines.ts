/** A line that a function wrote to its log. */
export interface LogLine {
  /** Simulated epoch ms. */
  readonly atMs: number;
  readonly functionName: string;
  readonly contactId?: string | undefined;
  readonly stream: 'stdout' | 'stderr';
  readonly line: string;
}

interface Writer {
  readonly functionName: string;
  readonly contactId: string | undefined;
  /** Whose unfinished line it is. */
  readonly environment: string;
  readonly stream: 'stdout' | 'stderr';
}

/** Cuts what functions write into lines. `DEBUG` in the environment prints them to standard error too. */
export function createLogLines(nowMs: () => number) {
  const lines: LogLine[] = [];
  const unfinished = new Map<string, string>();

  function write({ functionName, contactId, environment, stream }: Writer, text: string): void {
    const key = `${environment} ${stream}`;
    const pieces = ((unfinished.get(key) ?? '') + text).split('\n');
    unfinished.set(key, pieces.pop() ?? '');
    for (const line of pieces) {
      lines.push({ atMs: nowMs(), functionName, contactId, stream, line });
      if (process.env['DEBUG']) process.stderr.write(`${functionName}: ${line}\n`);
    }
  }

  return { lines: lines as readonly LogLine[], write };
}
