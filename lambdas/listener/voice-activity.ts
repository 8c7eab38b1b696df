import { type AudioFrame, SAMPLES_PER_MS } from './audio-frame.ts';
import { isDualTone } from './dual-tone.ts';
import { createNoiseFloor } from './noise-floor.ts';
import {
  CLASSIFIED_FRAME_MS,
  CLASSIFIED_FRAME_SAMPLES,
  createSpeechClassifier,
  type SpeechClassifier,
} from './speech-classifier.ts';

/** What is known of the caller's voice after a frame. */
export interface VoiceReading {
  /** Producer time of the end of the audio heard so far. */
  readonly mediaTimeMs: number;
  /** Length of the audio heard so far: counted in samples, so that lost audio is no silence. */
  readonly heardMs: number;
  readonly speaking: boolean;
  /** Producer time at which speech began, on the frame in which it was noticed. */
  readonly startedMs?: number;
  /** Producer time of the last sound of the voice. */
  readonly lastVoiceMs?: number;
  /** Audio heard since then; 0 while there has been no voice. */
  readonly silentForMs: number;
}

export interface VoiceActivity {
  hear(frame: AudioFrame): VoiceReading;
  close(): void;
}

export const VOICE_ACTIVITY_DEFAULTS = {
  /** Voice must stand out of the noise floor by this much. Babble swings by about 8 dB around its own. */
  aboveFloorDb: 9,
  /** Below this nothing is a voice: the noise of a µ-law line lies around −70 dBFS, a faint caller at −40. */
  leastLevelDb: -56,
  /** Frames in a row before speech has begun. A click is over in one or two. */
  onsetFrames: 3,
  /** Silence after which a new onset is needed, ms: spans the closures inside words ("eight", "o'clock"). */
  hangoverMs: 200,
} as const satisfies VoiceActivityOptions;

export interface VoiceActivityOptions {
  readonly aboveFloorDb: number;
  readonly leastLevelDb: number;
  readonly onsetFrames: number;
  readonly hangoverMs: number;
}

/** Tells voice from silence, noise, clicks and pressed keys, 20 ms at a time. */
export async function createVoiceActivity(
  options: VoiceActivityOptions = VOICE_ACTIVITY_DEFAULTS,
): Promise<VoiceActivity> {
  return new FrameByFrame(await createSpeechClassifier(), options);
}

class FrameByFrame implements VoiceActivity {
  readonly #classifier: SpeechClassifier;
  readonly #options: VoiceActivityOptions;
  readonly #floor = createNoiseFloor();
  /** Samples that do not fill a frame yet. */
  #rest = new Int16Array(0);
  #heardSamples = 0;
  #voicedInARow = 0;
  #speaking = false;
  #lastVoiceMs: number | undefined;
  #silentSamples = 0;

  constructor(classifier: SpeechClassifier, options: VoiceActivityOptions) {
    this.#classifier = classifier;
    this.#options = options;
  }

  hear(frame: AudioFrame): VoiceReading {
    const { pcm, restSamples } = this.#joined(frame.pcm);
    const firstMs = frame.startMs - restSamples / SAMPLES_PER_MS;
    let startedMs: number | undefined;
    let offset = 0;
    for (; offset + CLASSIFIED_FRAME_SAMPLES <= pcm.length; offset += CLASSIFIED_FRAME_SAMPLES) {
      const endMs = firstMs + (offset + CLASSIFIED_FRAME_SAMPLES) / SAMPLES_PER_MS;
      startedMs = this.#step(this.#isVoice(pcm, offset), endMs) ?? startedMs;
    }
    this.#rest = pcm.slice(offset);
    this.#heardSamples += frame.pcm.length;
    return {
      mediaTimeMs: frame.startMs + frame.pcm.length / SAMPLES_PER_MS,
      heardMs: this.#heardSamples / SAMPLES_PER_MS,
      speaking: this.#speaking,
      silentForMs: this.#lastVoiceMs === undefined ? 0 : this.#silentSamples / SAMPLES_PER_MS,
      ...(startedMs === undefined ? {} : { startedMs }),
      ...(this.#lastVoiceMs === undefined ? {} : { lastVoiceMs: this.#lastVoiceMs }),
    };
  }

  close(): void {
    this.#classifier.close();
  }

  #joined(pcm: Int16Array): { pcm: Int16Array; restSamples: number } {
    const restSamples = this.#rest.length;
    if (restSamples === 0) return { pcm, restSamples };
    const joined = new Int16Array(restSamples + pcm.length);
    joined.set(this.#rest);
    joined.set(pcm, restSamples);
    return { pcm: joined, restSamples };
  }

  /** Goes one frame on; gives the time of the onset when speech begins with it. */
  #step(voiced: boolean, endMs: number): number | undefined {
    this.#silentSamples += CLASSIFIED_FRAME_SAMPLES;
    this.#voicedInARow = voiced ? this.#voicedInARow + 1 : 0;
    const enough = this.#speaking ? 1 : this.#options.onsetFrames;
    if (this.#voicedInARow >= enough) {
      const began = !this.#speaking;
      this.#speaking = true;
      this.#silentSamples = 0;
      this.#lastVoiceMs = endMs;
      return began ? endMs - this.#voicedInARow * CLASSIFIED_FRAME_MS : undefined;
    }
    if (this.#silentSamples >= this.#options.hangoverMs * SAMPLES_PER_MS) this.#speaking = false;
    return undefined;
  }

  #isVoice(pcm: Int16Array, offset: number): boolean {
    let energy = 0;
    for (let index = offset; index < offset + CLASSIFIED_FRAME_SAMPLES; index += 1) {
      const sample = pcm[index] ?? 0;
      energy += sample * sample;
    }
    const levelDb = 10 * Math.log10(energy / CLASSIFIED_FRAME_SAMPLES / 32_768 ** 2 + 1e-9);
    const floorDb = this.#floor.follow(levelDb);
    // libfvad learns from every frame, so it hears them all.
    const speech = this.#classifier.isSpeech(pcm, offset);
    const { aboveFloorDb, leastLevelDb } = this.#options;
    if (!speech || levelDb < leastLevelDb || levelDb < floorDb + aboveFloorDb) return false;
    return !isDualTone(pcm, offset, CLASSIFIED_FRAME_SAMPLES, energy);
  }
}
