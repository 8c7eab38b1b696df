import type { World } from '../world.ts';
import { createEnvironments } from './environments.ts';
import { createEventQueue } from './event-queue.ts';
import type { InvokeOptions, InvokeResult } from './invoke.ts';
import { serveLambdaApi } from './lambda-api.ts';
import { LambdaError } from './lambda-error.ts';
import { checkFunction, type LambdaFunction } from './lambda-function.ts';
import type { LogLine } from './log-lines.ts';
import { createRunner, MAX_SYNC_BYTES } from './run-invocation.ts';

/** Of an Event invocation, in bytes. */
const MAX_EVENT_BYTES = 262_144;

export interface LambdaService {
  readonly url: string;
  /** What the functions have written, oldest first. */
  readonly logs: readonly LogLine[];
  register(fn: LambdaFunction): void;
  /**
   * Invokes by name or ARN. Rejects with a LambdaError where Lambda refuses, or when `timeLimitMs` (the caller's
   * patience; the function goes on) has passed, and with the signal's reason. An error of the code is a result.
   */
  invoke(name: string, payload: unknown, options: InvokeOptions): Promise<InvokeResult>;
  /** Starts environments ahead, without the cold-start delay. */
  warm(name: string, count: number): Promise<void>;
  /** Crashes the function's environments, or only those that serve this contact. Returns how many. */
  kill(name: string, contactId?: string): number;
  callerOf(accessKeyId: string): { readonly functionName: string; readonly contactId?: string } | undefined;
  /** Resolves when no Event invocation waits or runs: none at all, or none of this function. */
  whenIdle(name?: string): Promise<void>;
  close(): Promise<void>;
}

export interface LambdaSettings {
  readonly region: string;
  /** `AWS_ENDPOINT_URL_<SERVICE>` of every stand-in; Lambda's own is added. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Hosts of the internet that have a stand-in: name → its address. @default none */
  readonly web?: Readonly<Record<string, string>>;
}

/** Starts Lambda: environments in worker threads, its queue of events, and its API on a local port. */
export async function startLambda(world: World, settings: LambdaSettings): Promise<LambdaService> {
  const functions = new Map<string, LambdaFunction>();
  const closing = new AbortController();
  const endpoints: Record<string, string> = { ...settings.endpoints };
  const environments = createEnvironments(world, {
    region: settings.region,
    endpoints,
    web: settings.web ?? {},
  });
  const run = createRunner(world, environments);
  const events = createEventQueue(world, run, closing.signal);

  async function invoke(name: string, payload: unknown, options: InvokeOptions): Promise<InvokeResult> {
    options.signal?.throwIfAborted();
    const fn = find(name);
    const body = JSON.stringify(payload ?? {});
    const limit = options.mode === 'Event' ? MAX_EVENT_BYTES : MAX_SYNC_BYTES;
    if (Buffer.byteLength(body) > limit) {
      throw new LambdaError(
        'RequestTooLargeException',
        `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
      );
    }
    if (options.mode === 'Event') {
      return { statusCode: 202, requestId: events.accept(fn, body), payload: undefined };
    }
    const { payload: answer, ...result } = await withPatience(world, run(fn, body), options);
    return { statusCode: 200, ...result, payload: JSON.parse(answer) };
  }

  /** By name, by ARN, or either with a version after it. */
  function find(name: string): LambdaFunction {
    const bare = /(?:^|:function:)([\w-]+)(?::[\w$-]+)?$/.exec(name)?.[1] ?? name;
    const fn = functions.get(bare);
    if (fn) return fn;
    throw new LambdaError('ResourceNotFoundException', `Function not found: ${name}`);
  }

  const api = await serveLambdaApi(world, invoke);
  endpoints['AWS_ENDPOINT_URL_LAMBDA'] = api.url;

  return {
    url: api.url,
    logs: environments.logs,
    register(fn) {
      checkFunction(fn);
      functions.set(fn.name, fn);
    },
    invoke,
    warm: (name, count) => environments.warm(find(name), count),
    kill: (name, contactId) => environments.kill(find(name).name, contactId),
    callerOf: environments.callerOf,
    whenIdle: events.whenEmpty,
    async close() {
      closing.abort();
      environments.close();
      await api.close();
    },
  };
}

/** Gives up on the answer when the caller's time limit passes or its signal aborts. */
async function withPatience<T>(
  world: World,
  running: Promise<T>,
  { timeLimitMs, signal }: InvokeOptions,
): Promise<T> {
  if (timeLimitMs === undefined && !signal) return running;
  const answered = new AbortController();
  const either = signal ? AbortSignal.any([answered.signal, signal]) : answered.signal;
  const patience = world.clock.sleep(timeLimitMs ?? Number.MAX_SAFE_INTEGER, either).then(() => {
    throw new LambdaError(
      'TimeLimitExceeded',
      `No answer within the caller's ${timeLimitMs} ms; the function goes on.`,
    );
  });
  try {
    return await Promise.race([running, patience]);
  } finally {
    answered.abort();
    patience.catch(() => undefined);
    running.catch(() => undefined);
  }
}
