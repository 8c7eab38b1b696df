import { converse } from './converse.ts';
import type { ConverseRequest } from './converse-request.ts';
import type { ModelEvent } from './model-event.ts';
import { type ModelOptions, modelOptions } from './model-options.ts';
import { isThrottlePause } from './throttle-pause.ts';

type HedgeLimits = Pick<
  ModelOptions,
  'firstTokenDeadlineMs' | 'hedgedFirstTokenDeadlineMs' | 'totalDeadlineMs' | 'hedgeAfterMs'
>;

/**
 * One reply, asked of two models: the request that begins to reply first is read. The other runs out unread, so that
 * its connection can be used again; if it has not even begun when the reply has ended, it is cancelled. The second is
 * sent `hedgeAfterMs` after the first when the caller waits by then, else once they do; or at once when the first fails
 * before that. None is sent within a minute of a throttle. Throws as `converse` does, with the failure of the first request when both fail.
 */
export async function* converseHedged(
  request: ConverseRequest,
  signal: AbortSignal,
  limits: HedgeLimits = modelOptions,
  /** Resolves when the caller begins to wait. */
  waited: Promise<void> = Promise.resolve(),
): AsyncGenerator<ModelEvent, void, undefined> {
  if (isThrottlePause(Date.now())) return yield* converse(request, signal, limits);
  const hedged = { ...limits, firstTokenDeadlineMs: limits.hedgedFirstTokenDeadlineMs };
  const first = attempt(request, signal, hedged);
  const ask = (): Attempt => attempt({ ...request, ...request.hedge }, signal, hedged);
  const second = askAgain(first, ask, waited, limits.hedgeAfterMs, signal);
  const won = await Promise.any([
    first.begun.then(() => first),
    second.then(async (other) => {
      await other?.begun;
      return other ?? Promise.reject(new Error('The first request is the only one.'));
    }),
  ]).catch(() => first);
  const other = second.then((late) => (won === first ? late : first));
  void other.then((one) => one?.leave());
  try {
    const event = await won.begun;
    if (event.done === true) return;
    yield event.value;
    yield* won.reply;
  } finally {
    void other.then((one) => one?.cancelUnbegun());
  }
}

interface Attempt {
  readonly reply: AsyncGenerator<ModelEvent, void, undefined>;
  /** The first event of the reply. */
  readonly begun: Promise<IteratorResult<ModelEvent, void>>;
  /** Nobody reads it any more. */
  leave(): void;
  /** Nobody waits for its first event any more. */
  cancelUnbegun(): void;
}

function attempt(
  request: ConverseRequest,
  signal: AbortSignal,
  limits: Pick<ModelOptions, 'firstTokenDeadlineMs' | 'totalDeadlineMs'>,
): Attempt {
  const own = new AbortController();
  const reply = converse(request, AbortSignal.any([signal, own.signal]), limits);
  const begun = reply.next();
  let hasBegun = false;
  begun.then(
    () => {
      hasBegun = true;
    },
    // The failure of an attempt that nobody reads has nobody to go to.
    () => {},
  );
  return {
    reply,
    begun,
    leave: () => void reply.return().catch(() => {}),
    cancelUnbegun: () => {
      if (!hasBegun) own.abort();
    },
  };
}

/** The second request once it is worth sending; `undefined` when the first begins before that. */
function askAgain(
  first: Attempt,
  ask: () => Attempt,
  waited: Promise<void>,
  afterMs: number,
  signal: AbortSignal,
): Promise<Attempt | undefined> {
  return new Promise((resolve) => {
    let settled = false;
    const settle = (again: boolean): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve(again && !signal.aborted ? ask() : undefined);
    };
    const timer = setTimeout(() => void waited.then(() => settle(true)), afterMs);
    first.begun.then(
      () => settle(false),
      () => settle(true),
    );
  });
}
