import type { Execution } from '../flow/execution.ts';

/** The next key that the open keypad is given; `undefined` after the limit. Rejects when the call ends. */
export async function nextKey(
  { line, signal, world }: Execution,
  limitMs: number,
): Promise<string | undefined> {
  const waiting = line.keypad.take();
  if (waiting !== undefined) return waiting;
  const pressed = new AbortController();
  const unlisten = line.keypad.onPress(() => pressed.abort());
  try {
    await world.clock.sleep(limitMs, AbortSignal.any([signal, pressed.signal]));
  } catch (error) {
    if (!pressed.signal.aborted || signal.aborted) throw error;
  } finally {
    unlisten();
  }
  return line.keypad.take();
}
