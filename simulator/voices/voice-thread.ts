import { parentPort, workerData } from 'node:worker_threads';
import { compileFlite, type Flite } from './flite.ts';
import { renderSpeech } from './render-speech.ts';
import { SPEAKERS, type VoiceQuality } from './speakers.ts';
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

export interface VoiceThreadData {
  readonly wasmFile: string;
  readonly quality: VoiceQuality;
}

const { wasmFile, quality } = workerData as VoiceThreadData;
let flite: Promise<Flite> | undefined;

parentPort?.on('message', (request: SpeechRequest) => {
  flite ??= compileFlite(wasmFile);
  flite
    .then((speak) => renderSpeech(request, (text) => speak(text, SPEAKERS[quality][request.voice])))
    .then((utterance) => parentPort?.postMessage({ id: request.id, utterance } satisfies SpeechAnswer))
    .catch((error: unknown) =>
      parentPort?.postMessage({ id: request.id, error: String(error) } satisfies SpeechAnswer),
    );
});
