import { parseArgs } from 'node:util';
import { runIfStarted, type Terminal } from './run-command.ts';

const usage = `Usage: npm start [-- --once] [--port 8080]
A demo call in the terminal, then the phone page until Ctrl-C; with --once the call alone.`;

/** `npm start` */
export async function start(args: string[], terminal: Terminal): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      once: { type: 'boolean', default: false },
      port: { type: 'string', default: '8080' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    terminal.log(usage);
    return 0;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${values.port}: take a number from 0 (any free port) to 65535.`);
  }
  // Only now: who has mistyped something is told at once, not after everything is loaded.
  const { runDemo } = await import('../simulator/run-demo.ts');
  return runDemo(values.once ? {} : { port });
}

await runIfStarted(import.meta, start);
