import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { speechInput } from '../../lambdas/speaker/speech-input.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;

it('gives the sentence and the end', async () => {
  const input = speechInput(Promise.resolve({ text: 'Yes.', slowly: false, urgent: true }), never);

  const events = [];
  for await (const event of input) events.push(event);

  expect(events).toEqual([{ TextEvent: { Text: 'Yes.', TextType: 'text' } }, { CloseStreamEvent: {} }]);
});

it('gives white space before Polly’s 5 s of idleness are over, again and again', async () => {
  const input = speechInput(new Promise(() => {}), never);

  const first = input.next();
  await vi.advanceTimersByTimeAsync(4_900);
  const second = input.next();
  await vi.advanceTimersByTimeAsync(4_900);

  expect(await first).toEqual({ done: false, value: { TextEvent: { Text: ' ' } } });
  expect(await second).toEqual({ done: false, value: { TextEvent: { Text: ' ' } } });
});

it('ends when the stream is given up', async () => {
  const stop = new AbortController();
  const input = speechInput(new Promise(() => {}), stop.signal);

  const next = input.next();
  stop.abort();

  expect(await next).toEqual({ done: true, value: undefined });
});
