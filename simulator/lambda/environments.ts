import type { World } from '../world.ts';
import { type Environment, startEnvironment } from './environment.ts';
import { environmentVariables } from './environment-variables.ts';
import type { LambdaFunction } from './lambda-function.ts';
import type { LogLine } from './log-lines.ts';
import { createLogLines } from './log-lines.ts';

/** Idle environments older than this are gone, as they are in Lambda (5–15 minutes observed, not documented). */
const IDLE_LIMIT_MS = 15 * 60_000;

/** All environments of all functions: kept warm, used again, newest first. */
export interface Environments {
  readonly logs: readonly LogLine[];
  /** A free environment, made when there is none. `coldStartMs` is the delay put in on purpose. */
  acquire(
    fn: LambdaFunction,
    contactId: string | undefined,
  ): Promise<{ environment: Environment; coldStartMs: number }>;
  release(environment: Environment): void;
  warm(fn: LambdaFunction, count: number): Promise<void>;
  kill(functionName: string, contactId: string | undefined): number;
  callerOf(accessKeyId: string): { readonly functionName: string; readonly contactId?: string } | undefined;
  close(): void;
}

/**
 * What an environment has sent before its answer may lie unread in a socket, and would be put down to its next contact.
 * Two turns of the event loop later the stand-ins have it.
 */
async function whatItHasSentIsRead(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

export function createEnvironments(
  world: World,
  settings: {
    readonly region: string;
    readonly endpoints: Readonly<Record<string, string>>;
    readonly web: Readonly<Record<string, string>>;
  },
): Environments {
  const free = new Map<string, Environment[]>();
  const all = new Map<string, Environment>();
  const logs = createLogLines(() => world.clock.nowMs());

  async function start(fn: LambdaFunction): Promise<Environment> {
    const variables = environmentVariables(fn, settings);
    const id = variables.AWS_ACCESS_KEY_ID;
    const place = { clock: world.clock, web: settings.web };
    const environment = await startEnvironment(fn, variables, place, (stream, text) => {
      logs.write({ functionName: fn.name, contactId: all.get(id)?.contactId, environment: id, stream }, text);
    });
    all.set(id, environment);
    await environment.started;
    return environment;
  }

  function takeFree(fn: LambdaFunction): Environment | undefined {
    const candidates = free.get(fn.name) ?? [];
    for (let candidate = candidates.pop(); candidate; candidate = candidates.pop()) {
      if (candidate.dead) continue;
      if (candidate.fn === fn && world.clock.nowMs() - candidate.idleSinceMs <= IDLE_LIMIT_MS)
        return candidate;
      candidate.kill(SHUT_DOWN);
    }
    return undefined;
  }

  function release(environment: Environment): void {
    if (environment.dead) return;
    const others = free.get(environment.fn.name) ?? [];
    free.set(environment.fn.name, [...others, environment]);
  }

  return {
    logs: logs.lines,
    async acquire(fn, contactId) {
      const warm = takeFree(fn);
      if (warm) {
        await whatItHasSentIsRead();
        return { environment: warm, coldStartMs: 0 };
      }
      const [environment, coldStartMs] = await Promise.all([
        start(fn),
        world.delays.wait('lambda.cold-start', { contactId }),
      ]);
      return { environment, coldStartMs };
    },
    release,
    async warm(fn, count) {
      const missing = count - (free.get(fn.name) ?? []).filter(({ dead }) => !dead).length;
      const started = await Promise.all(Array.from({ length: Math.max(0, missing) }, () => start(fn)));
      for (const environment of started) release(environment);
    },
    kill(functionName, contactId) {
      const hit = [...all.values()].filter(
        (one) =>
          one.fn.name === functionName &&
          !one.dead &&
          (contactId === undefined || one.contactId === contactId),
      );
      for (const environment of hit) environment.kill(KILLED);
      return hit.length;
    },
    callerOf(accessKeyId) {
      const environment = all.get(accessKeyId);
      if (!environment) return undefined;
      const { fn, contactId } = environment;
      return contactId === undefined ? { functionName: fn.name } : { functionName: fn.name, contactId };
    },
    close() {
      for (const environment of all.values()) environment.kill(SHUT_DOWN);
    },
  };
}

const KILLED = {
  errorType: 'Runtime.ExitError',
  errorMessage: 'Error: Runtime exited with error: signal: killed',
};
const SHUT_DOWN = { errorType: 'Runtime.ExitError', errorMessage: 'The simulated Lambda was closed.' };
