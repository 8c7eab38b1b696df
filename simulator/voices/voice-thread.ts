import { parentPort, workerData } from 'node:worker_threads';
import { compileFlite, type Flite, type FliteVoice } from './flite.ts';
import { renderSpeech } from './render-speech.ts';
import type { Utterance, Voice } from './utterance.ts';

/** The inside of the thread that speaks: one request after the other, each answered under its number. */
export interface SpeechRequest {
  readonly id: number;
  readonly text: string;
  readonly voice: Voice;
  readonly noiseDb: number | undefined;
}

export type SpeechAnswer =
  | { readonly id: number; readonly utterance: Utterance }
  | { readonly id: number; readonly error: string };

const VOICES: Readonly<Record<Voice, FliteVoice>> = { caller: 'rms', agent: 'slt', connect: 'kal' };

const { wasmFile } = workerData as { wasmFile: string };
let flite: Promise<Flite> | undefined;

parentPort?.on('message', (request: SpeechRequest) => {
  flite ??= compileFlite(wasmFile);
  flite
    .then((speak) => renderSpeech(request, (text) => speak(text, VOICES[request.voice])))
    .then((utterance) => parentPort?.postMessage({ id: request.id, utterance } satisfies SpeechAnswer))
    .catch((error: unknown) =>
      parentPort?.postMessage({ id: request.id, error: String(error) } satisfies SpeechAnswer),
    );
});
