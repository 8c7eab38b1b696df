import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where a command speaks: `log` is standard output, `error` standard error. */
export type Terminal = Pick<Console, 'log' | 'error'>;

/** Does what its arguments ask for, and gives the exit code. Throws, with what to do, when it is used wrongly. */
export type Command = (args: string[], terminal: Terminal) => Promise<number>;

/** Runs a command and gives its exit code. What it throws is said once, without a stack, and gives 1. */
export async function runCommand(command: Command, args: string[], terminal: Terminal): Promise<number> {
  try {
    return await command(args, terminal);
  } catch (error) {
    terminal.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** Runs a module's command if Node was started with that module, and not if it was imported. */
export async function runIfStarted({ url }: ImportMeta, command: Command): Promise<void> {
  const [, started, ...args] = process.argv;
  if (started === undefined || realpathSync(started) !== fileURLToPath(url)) return;
  process.exitCode = await runCommand(command, args, console);
}
