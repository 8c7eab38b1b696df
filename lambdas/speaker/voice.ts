import { randomUUID } from 'node:crypto';
import { logger } from '../aws/logger.ts';
import { promptUri } from '../aws/prompt-uri.ts';
import type { createLadder } from './ladder.ts';
import { phraseKey } from './said-phrases.ts';
import { estimateSpeechMs, type VoiceSettings } from './speech.ts';
import { speechSafe } from './speech-safe.ts';
import type { SpokenPrompt } from './spoken-prompt.ts';
import { storePrompt } from './store-prompt.ts';
import { mulawDurationMs } from './wav.ts';

export interface SayOptions {
  /** Nothing of a caller is in it: its sound is kept under `phrases/` and used by other calls. */
  readonly shared: boolean;
  /** The caller has asked for it to be said more slowly. */
  readonly slowly?: boolean;
}

export type Say = (sentence: string, options: SayOptions, signal: AbortSignal) => Promise<SpokenPrompt>;

/**
 * Makes `say`: speech-safe text, then the best rung that works, then the WAV in S3, which is there when the
 * promise resolves. It rejects only with the signal's reason. `text` is empty when there is nothing to say.
 */
export function createSay(of: {
  readonly bucket: string;
  /** Where prompts that are not shared go: `<folder><random>.wav`. */
  readonly folder: string;
  readonly settings: VoiceSettings;
  /** Length in ms by key; what is stored is added. */
  readonly said: Map<string, number>;
  readonly ladder: ReturnType<typeof createLadder>;
}): Say {
  const { bucket, folder, settings, said, ladder } = of;

  return async function say(sentence, { shared, slowly = false }, signal) {
    signal.throwIfAborted();
    const request = { text: speechSafe(sentence), slowly };
    const { text } = request;
    if (text === '') return sayByConnect(text);

    const sharedKey = phraseKey(request, settings);
    const knownMs = said.get(sharedKey);
    if (knownMs !== undefined) {
      return { text, rung: 'said-before', promptUri: promptUri(bucket, sharedKey), durationMs: knownMs };
    }
    const spoken = await ladder.climb(request, signal);
    if (!spoken) return sayByConnect(text);
    const { rung, speech } = spoken;
    const key = shared ? sharedKey : `${folder}${randomUUID()}.wav`;
    try {
      await storePrompt(bucket, key, speech.mulaw, signal);
    } catch (error) {
      signal.throwIfAborted();
      logger.warn('A prompt could not be stored.', {
        reason: error instanceof Error ? error.name : 'unknown',
      });
      return sayByConnect(text);
    }
    const durationMs = mulawDurationMs(speech.mulaw.length);
    if (shared) said.set(key, durationMs);
    return {
      text,
      rung,
      promptUri: promptUri(bucket, key),
      durationMs,
      ...(speech.firstAudioAtMs === undefined ? {} : { firstAudioAtMs: speech.firstAudioAtMs }),
      audioAtMs: speech.audioAtMs,
      storedAtMs: Date.now(),
    };
  };
}

function sayByConnect(text: string): SpokenPrompt {
  return { text, rung: 'say', durationMs: text === '' ? 0 : estimateSpeechMs(text) };
}
