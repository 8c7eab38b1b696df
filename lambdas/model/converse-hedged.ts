import { converse } from './converse.ts';
import type { ConverseRequest } from './converse-request.ts';
import type { ModelEvent } from './model-event.ts';
import { type ModelOptions, modelOptions } from './model-options.ts';
import { isThrottlePause } from './throttle-pause.ts';

/**
 * One reply of the model, asked for twice: the request that begins to reply first is read, the other runs out unread,
 * so that its connection can be used again. The second is sent `hedgeAfterMs` after the first, or at once when the
 * first fails before that; none is sent within a minute of a throttle. Throws as `converse` does, with the failure of
 * the first request when both fail.
 */
export async function* converseHedged(
  request: ConverseRequest,
  signal: AbortSignal,
  options: Pick<ModelOptions, 'firstTokenDeadlineMs' | 'totalDeadlineMs' | 'hedgeAfterMs'> = modelOptions,
): AsyncGenerator<ModelEvent, void, undefined> {
  const ask = (): Attempt => attempt(request, signal, options);
  const first = ask();
  const second = isThrottlePause(Date.now())
    ? Promise.resolve(undefined)
    : askAgain(first, ask, options.hedgeAfterMs, signal);
  const won = await Promise.any([
    first.begun.then(() => first),
    second.then(async (other) => {
      await other?.begun;
      return other ?? Promise.reject(new Error('The first request is the only one.'));
    }),
  ]).catch(() => first);
  void second.then((other) => leave(won === first ? other : first));
  const event = await won.begun;
  if (event.done === true) return;
  yield event.value;
  yield* won.reply;
}

interface Attempt {
  readonly reply: AsyncGenerator<ModelEvent, void, undefined>;
  /** The first event of the reply. */
  readonly begun: Promise<IteratorResult<ModelEvent, void>>;
}

function attempt(
  request: ConverseRequest,
  signal: AbortSignal,
  limits: Pick<ModelOptions, 'firstTokenDeadlineMs' | 'totalDeadlineMs'>,
): Attempt {
  const reply = converse(request, signal, limits);
  const begun = reply.next();
  // The failure of an attempt that nobody reads has nobody to go to.
  begun.catch(() => {});
  return { reply, begun };
}

/** The second request once it is worth sending; `undefined` when the first begins before that. */
function askAgain(
  first: Attempt,
  ask: () => Attempt,
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
    const timer = setTimeout(() => settle(true), afterMs);
    first.begun.then(
      () => settle(false),
      () => settle(true),
    );
  });
}

function leave(attempt: Attempt | undefined): void {
  attempt?.reply.return().catch(() => {});
}
