import { pathToFileURL } from 'node:url';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { scaleWorkerClock } from '../clock/scale-worker-clock.ts';
import type { FunctionError, InvocationMessage, ThreadData, ThreadMessage } from './messages.ts';
import { redirectWeb } from './redirect-web.ts';

/**
 * The inside of a Lambda environment: a thread that loads the handler's file once and serves one invocation
 * after the other. Between them the whole thread is blocked, so work left behind stops where it is,
 * with its timers and sockets, and goes on when the next invocation comes, as in Lambda.
 */
type Handler = (event: unknown, context: object) => unknown;

const data: ThreadData = workerData;
const gate = new Int32Array(data.gate);
let served = 0;

scaleWorkerClock(data.clock);
redirectWeb(data.web);
captureOutput('stdout');
captureOutput('stderr');
process.on('uncaughtException', (error) => die(error));
process.on('unhandledRejection', (reason) => die(reason, 'Runtime.UnhandledPromiseRejection'));
void serve();

async function serve(): Promise<void> {
  const handler = await load();
  if (!handler) return;
  post({ type: 'ready' });
  for (;;) {
    const invocation = freezeUntilInvoked();
    try {
      const answer = await handler(JSON.parse(invocation.payload), contextOf(invocation));
      post({ type: 'answer', payload: JSON.stringify(answer) ?? 'null' });
    } catch (error) {
      post({ type: 'error', error: describe(error), fatal: false });
    }
  }
}

async function load(): Promise<Handler | undefined> {
  try {
    const { handler } = await import(pathToFileURL(data.entry).href);
    if (typeof handler === 'function') return handler;
    die(new Error(`${data.entry} exports no function "handler".`), 'Runtime.HandlerNotFound');
  } catch (error) {
    die(error, error instanceof SyntaxError ? 'Runtime.UserCodeSyntaxError' : undefined);
  }
  return undefined;
}

function freezeUntilInvoked(): InvocationMessage {
  for (;;) {
    Atomics.wait(gate, 0, served);
    if (Atomics.load(gate, 0) === served) continue;
    served += 1;
    const received = parentPort && receiveMessageOnPort(parentPort);
    if (received) return received.message;
  }
}

function contextOf({ requestId, deadlineMs }: InvocationMessage): object {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.functionArn,
    memoryLimitInMB: String(data.memoryMb),
    awsRequestId: requestId,
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadlineMs - Date.now())),
  };
}

function describe(thrown: unknown, errorType?: string): FunctionError {
  if (thrown instanceof Error) {
    return {
      errorType: errorType ?? thrown.name,
      errorMessage: thrown.message,
      trace: (thrown.stack ?? '').split('\n'),
    };
  }
  return { errorType: errorType ?? typeof thrown, errorMessage: String(thrown), trace: [] };
}

function die(thrown: unknown, errorType?: string): void {
  post({ type: 'error', error: describe(thrown, errorType), fatal: true });
  process.exit(1);
}

/** Written straight to the port: a thread that is about to block could not flush a stream. */
function captureOutput(stream: 'stdout' | 'stderr'): void {
  process[stream].write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    done?: (error?: Error | null) => void,
  ) => {
    post({ type: 'output', stream, text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString() });
    (typeof encoding === 'function' ? encoding : done)?.();
    return true;
  };
}

function post(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
