import type { StartSpeechSynthesisStreamActionStream as ActionStream } from '@aws-sdk/client-polly';
import { speakerOptions } from './speaker-options.ts';
import { pollyText, type SpeechRequest } from './speech.ts';

/**
 * What a speech stream is fed: white space every few seconds until there is a sentence, as Polly closes a stream
 * that is idle; then the sentence and the end. Ends when the signal aborts.
 */
export async function* speechInput(
  asked: Promise<SpeechRequest>,
  signal: AbortSignal,
): AsyncGenerator<ActionStream> {
  for (;;) {
    const request = await within(speakerOptions.keepAliveMs, asked, signal);
    if (signal.aborted) return;
    if (request) {
      yield { TextEvent: pollyText(request) };
      yield { CloseStreamEvent: {} };
      return;
    }
    yield { TextEvent: { Text: ' ' } };
  }
}

/** The value, or `undefined` when time has passed or the signal has aborted first. */
function within<T>(ms: number, promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve) => {
    const done = (value?: T) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(value);
    };
    const stop = () => done();
    const timer = setTimeout(stop, ms);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    void promise.then(done);
  });
}
