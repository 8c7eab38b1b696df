import { ModelError } from './model-error.ts';

/** A limit of wall time: its signal aborts with `ModelError('deadline')`, unless it is lifted before. */
export interface Deadline {
  readonly signal: AbortSignal;
  lift(): void;
}

export function deadline(ms: number, what: string): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new ModelError('deadline', `${what} took longer than ${ms} ms.`));
  }, ms);
  return { signal: controller.signal, lift: () => clearTimeout(timer) };
}
