import { randomUUID } from 'node:crypto';
import { logger } from '../aws/logger.ts';
import { promptUri } from '../aws/prompt-uri.ts';
import type { Climbed, createLadder } from './ladder.ts';
import { phraseKey, storedMs } from './said-phrases.ts';
import { estimateSpeechMs, type SpeechRequest, type VoiceSettings } from './speech.ts';
import { speechSafe } from './speech-safe.ts';
import type { SpokenPrompt } from './spoken-prompt.ts';
import { storePrompt } from './store-prompt.ts';
import { trimLead } from './trim-lead.ts';
import { mulawDurationMs } from './wav.ts';

export interface SayOptions {
  /** Nothing of a caller is in it: its sound is kept under `phrases/` and used by other calls. */
  readonly shared: boolean;
  /** The caller has asked for it to be said more slowly. */
  readonly slowly?: boolean;
  /** The caller waits for it, and nothing is being played. @default false */
  readonly urgent?: boolean;
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

  return async function say(sentence, { shared, slowly = false, urgent = false }, signal) {
    signal.throwIfAborted();
    const request = { text: speechSafe(sentence), slowly, urgent };
    const { text } = request;
    if (text === '') return sayByConnect(text);

    const sharedKey = phraseKey(request, settings);
    const knownMs = said.get(sharedKey);
    if (knownMs !== undefined) {
      return { text, rung: 'said-before', promptUri: promptUri(bucket, sharedKey), durationMs: knownMs };
    }
    const spoken = shared
      ? await besideTheStore(request, sharedKey, signal)
      : await ladder.climb(request, signal);
    if (!spoken) return sayByConnect(text);
    if ('knownMs' in spoken) {
      said.set(sharedKey, spoken.knownMs);
      return {
        text,
        rung: 'said-before',
        promptUri: promptUri(bucket, sharedKey),
        durationMs: spoken.knownMs,
      };
    }
    const { rung, speech } = spoken;
    const mulaw = trimLead(speech.mulaw);
    const key = shared ? sharedKey : `${folder}${randomUUID()}.wav`;
    try {
      await storePrompt(bucket, key, mulaw, signal);
    } catch (error) {
      signal.throwIfAborted();
      logger.warn('A prompt could not be stored.', {
        reason: error instanceof Error ? error.name : 'unknown',
      });
      return sayByConnect(text);
    }
    const durationMs = mulawDurationMs(mulaw.length);
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

  /** Another call may have said it since the list was read: asking costs no time beside a synthesis. */
  async function besideTheStore(
    request: SpeechRequest,
    key: string,
    signal: AbortSignal,
  ): Promise<Climbed | { readonly knownMs: number } | undefined> {
    const found = new AbortController();
    const climbing = ladder.climb(request, AbortSignal.any([signal, found.signal]));
    climbing.catch(() => {});
    const stored = async () => {
      const knownMs = await storedMs(bucket, key, signal).catch(() => undefined);
      return knownMs === undefined ? await climbing : { knownMs };
    };
    const first = await Promise.race([stored(), climbing]);
    if (first !== undefined && 'knownMs' in first) found.abort();
    return first;
  }
}

function sayByConnect(text: string): SpokenPrompt {
  return { text, rung: 'say', durationMs: text === '' ? 0 : estimateSpeechMs(text) };
}
