import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../clock.ts';
import { bundleWorker } from './bundle-worker.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { FunctionError, InvocationMessage, ThreadData, ThreadMessage } from './messages.ts';

/** One running copy of a function: a worker thread, kept and used again. */
export interface Environment {
  readonly fn: LambdaFunction;
  readonly accessKeyId: string;
  /** Of the invocation it serves now. */
  readonly contactId: string | undefined;
  readonly busy: boolean;
  readonly dead: boolean;
  /** Simulated epoch ms of the last answer. */
  readonly idleSinceMs: number;
  /** Resolves when the handler's file has been loaded; rejects never. */
  readonly started: Promise<void>;
  invoke(invocation: InvocationMessage, contactId: string | undefined): Promise<EnvironmentAnswer>;
  /** Ends the thread in the middle of whatever it does; a running invocation answers with `error`. */
  kill(error: FunctionError): void;
}

export type EnvironmentAnswer =
  | { readonly payload: string }
  /** `crashed` when the environment is gone. */
  | { readonly error: FunctionError };

const entry = fileURLToPath(new URL('environment-thread.ts', import.meta.url));

/** Starts a thread for the function. `variables` are the whole of its process.env. */
export async function startEnvironment(
  fn: LambdaFunction,
  variables: Readonly<Record<string, string>> & { readonly AWS_ACCESS_KEY_ID: string },
  { clock, web }: { readonly clock: Clock; readonly web: ThreadData['web'] },
  onOutput: (stream: 'stdout' | 'stderr', text: string) => void,
): Promise<Environment> {
  const gate = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const invocations = new Int32Array(gate);
  const workerData: ThreadData = {
    clock: clock.shared,
    gate,
    entry: fn.entry,
    web,
    functionName: fn.name,
    functionArn: fn.arn,
    memoryMb: fn.memoryMb,
  };
  const worker = new Worker(await bundleWorker(entry), {
    eval: true,
    env: { ...variables },
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: fn.memoryMb },
  });

  let answer: ((answer: EnvironmentAnswer) => void) | undefined;
  let contactId: string | undefined;
  /** Why it died, where it could say so itself. */
  let lastError: FunctionError | undefined;
  let dead = false;
  let idleSinceMs = clock.nowMs();
  let markStarted: () => void = () => {};
  const started = new Promise<void>((resolve) => {
    markStarted = resolve;
  });

  function settle(result: EnvironmentAnswer): void {
    idleSinceMs = clock.nowMs();
    contactId = undefined;
    const give = answer;
    answer = undefined;
    give?.(result);
  }

  function die(error: FunctionError): void {
    lastError ??= error;
    dead = true;
    markStarted();
    settle({ error: lastError });
  }

  worker.on('message', (message: ThreadMessage) => {
    if (message.type === 'output') onOutput(message.stream, message.text);
    else if (dead) return;
    else if (message.type === 'ready') markStarted();
    else if (message.type === 'answer') settle({ payload: message.payload });
    else if (message.fatal) die(message.error);
    else settle({ error: message.error });
  });
  worker.on('error', (error: Error) => die({ errorType: 'Runtime.ExitError', errorMessage: error.message }));
  worker.on('exit', (code) =>
    die({
      errorType: 'Runtime.ExitError',
      errorMessage: `Error: Runtime exited with error: exit status ${code}`,
    }),
  );

  return {
    fn,
    accessKeyId: variables.AWS_ACCESS_KEY_ID,
    get contactId() {
      return contactId;
    },
    get busy() {
      return answer !== undefined;
    },
    get dead() {
      return dead;
    },
    get idleSinceMs() {
      return idleSinceMs;
    },
    started,
    invoke(invocation, of) {
      if (answer) throw new Error(`An environment of ${fn.name} was given two invocations at once.`);
      return new Promise((resolve) => {
        if (dead) {
          resolve({
            error: lastError ?? { errorType: 'Runtime.ExitError', errorMessage: 'The environment is gone.' },
          });
          return;
        }
        answer = resolve;
        contactId = of;
        worker.postMessage(invocation);
        Atomics.add(invocations, 0, 1);
        Atomics.notify(invocations, 0);
      });
    },
    kill(error) {
      die(error);
      void worker.terminate();
    },
  };
}
