import { StartSpeechSynthesisStreamCommand } from '@aws-sdk/client-polly';
import { polly } from '../aws/polly.ts';
import { SpeakerDeadline, untilAborted } from './deadline.ts';
import { speakerOptions } from './speaker-options.ts';
import type { Speech, SpeechRequest, VoiceSettings } from './speech.ts';
import { speechInput } from './speech-input.ts';

/** One StartSpeechSynthesisStream, open and waiting for its sentence. It says one and is done. */
export interface SpeechStream {
  /** Why it can no longer be used, if so: Polly refused or ended it before it was given a sentence. */
  readonly failure: unknown;
  /**
   * Rejects with what Polly throws, with a SpeakerDeadline, or with the signal's reason. The connection is ended
   * in each case.
   */
  speak(request: SpeechRequest, signal: AbortSignal, heard: () => void): Promise<Speech>;
  /** Ends it unused. */
  close(): void;
}

/**
 * Opens a stream: each is a new HTTP/2 connection, so it is worth doing before the sentence is known.
 * It is kept alive against Polly's 5 s without input, and closes itself when no sentence has come for a while.
 */
export function openSpeechStream(voice: VoiceSettings): SpeechStream {
  const own = new AbortController();
  const asked = deferred<SpeechRequest>();
  const heard = deferred<void>();
  let failure: unknown;
  const unused = setTimeout(() => close(), speakerOptions.preparedForMs);

  // Not awaited: it resolves only on the first event, which comes after the text.
  const response = polly().send(
    new StartSpeechSynthesisStreamCommand({
      Engine: 'generative',
      VoiceId: voice.voiceId as StreamInput['VoiceId'],
      LanguageCode: voice.languageCode as StreamInput['LanguageCode'],
      OutputFormat: 'mulaw',
      SampleRate: '8000',
      ActionStream: speechInput(asked.promise, own.signal),
    }),
    { abortSignal: own.signal },
  );
  response.then(
    () => undefined,
    (error) => {
      failure ??= error;
    },
  );

  async function collect(heardNow: () => void): Promise<Speech> {
    const chunks: Uint8Array[] = [];
    let firstAudioAtMs: number | undefined;
    for await (const event of (await response).EventStream ?? []) {
      if (event.AudioEvent?.AudioChunk?.length) {
        firstAudioAtMs ??= Date.now();
        heardNow();
        heard.resolve();
        chunks.push(event.AudioEvent.AudioChunk);
      }
      if (event.StreamClosedEvent && firstAudioAtMs !== undefined) {
        return { mulaw: Buffer.concat(chunks), firstAudioAtMs, audioAtMs: Date.now() };
      }
    }
    // A connection that is cut ends the loop as quietly as a whole answer does.
    throw new Error('Polly’s stream ended before its StreamClosedEvent.');
  }

  function close(reason: unknown = new Error('The stream was closed unused.')): void {
    clearTimeout(unused);
    failure ??= reason;
    // Only abort ends the request.
    own.abort(reason);
  }

  return {
    get failure() {
      return failure;
    },
    async speak(request, signal, heardNow) {
      clearTimeout(unused);
      const abort = () => close(signal.reason);
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true });
      const { streamFirstAudioMs, streamWholeMs } = speakerOptions;
      const first = setTimeout(
        () => close(new SpeakerDeadline('Polly’s first audio', streamFirstAudioMs)),
        streamFirstAudioMs,
      );
      const whole = setTimeout(
        () => close(new SpeakerDeadline('Polly’s stream', streamWholeMs)),
        streamWholeMs,
      );
      void heard.promise.then(() => clearTimeout(first));
      asked.resolve(request);
      try {
        return await untilAborted(collect(heardNow), own.signal);
      } finally {
        clearTimeout(first);
        clearTimeout(whole);
        signal.removeEventListener('abort', abort);
        close();
      }
    },
    close,
  };
}

type StreamInput = ConstructorParameters<typeof StartSpeechSynthesisStreamCommand>[0];

function deferred<T>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((give) => {
    resolve = give;
  });
  return { promise, resolve: (value) => resolve(value) };
}
