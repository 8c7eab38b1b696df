import { randomUUID } from 'node:crypto';
import { logger } from '../aws/logger.ts';
import { promptUri } from '../aws/prompt-uri.ts';
import { untilAborted } from './deadline.ts';
import type { Climbed, createLadder } from './ladder.ts';
import { phraseKey, storedMs } from './said-phrases.ts';
import { speakerOptions } from './speaker-options.ts';
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
  /** Shared sentences that are being made, by key. */
  const making = new Map<string, Promise<SpokenPrompt>>();

  return async function say(sentence, { shared, slowly = false, urgent = false }, signal) {
    signal.throwIfAborted();
    const request = { text: speechSafe(sentence), slowly, urgent };
    const { text } = request;
    if (text === '') return sayByConnect(text);

    const sharedKey = phraseKey(request, settings);
    const begun = making.get(sharedKey);
    if (begun !== undefined) {
      const askedAtMs = Date.now();
      // Whoever began it may have stopped; then it is made again.
      const made = await untilAborted(begun, signal).catch(() => signal.throwIfAborted());
      if (made !== undefined) return notBefore(askedAtMs, made);
    }
    const known = saidBefore(text, sharedKey);
    if (known !== undefined) return known;
    const made = make(request, shared ? sharedKey : undefined, signal);
    if (!shared) return made;
    making.set(sharedKey, made);
    return made.finally(() => {
      // One that has stopped must not take the entry of the one that makes it again.
      if (making.get(sharedKey) === made) making.delete(sharedKey);
    });
  };

  function saidBefore(text: string, key: string): SpokenPrompt | undefined {
    const durationMs = said.get(key);
    if (durationMs === undefined) return undefined;
    return { text, rung: 'said-before', promptUri: promptUri(bucket, key), durationMs };
  }

  async function make(
    request: SpeechRequest,
    sharedKey: string | undefined,
    signal: AbortSignal,
  ): Promise<SpokenPrompt> {
    const { text } = request;
    const spoken =
      sharedKey === undefined
        ? await ladder.climb(request, signal)
        : await besideTheStore(request, sharedKey, signal);
    if (!spoken) return sayByConnect(text);
    if ('known' in spoken) return spoken.known;
    const { rung, speech } = spoken;
    const mulaw = trimLead(speech.mulaw);
    const key = sharedKey ?? `${folder}${randomUUID()}.wav`;
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
    if (sharedKey !== undefined) said.set(key, durationMs);
    return {
      text,
      rung,
      promptUri: promptUri(bucket, key),
      durationMs,
      ...(speech.firstAudioAtMs === undefined ? {} : { firstAudioAtMs: speech.firstAudioAtMs }),
      audioAtMs: speech.audioAtMs,
      storedAtMs: Date.now(),
    };
  }

  /** Another call may have said it since the list was read: asking costs no time beside a synthesis. */
  async function besideTheStore(
    request: SpeechRequest,
    key: string,
    signal: AbortSignal,
  ): Promise<Climbed | { readonly known: SpokenPrompt } | undefined> {
    const found = new AbortController();
    const climbing = ladder.climb(request, AbortSignal.any([signal, found.signal]));
    climbing.catch(() => {});
    const stored = async () => {
      if (await endsWithin(speakerOptions.storeLookAfterMs, climbing)) return await climbing;
      const durationMs = await storedMs(bucket, key, signal).catch(() => undefined);
      if (durationMs !== undefined) said.set(key, durationMs);
      const known = saidBefore(request.text, key);
      return known === undefined ? await climbing : { known };
    };
    const first = await Promise.race([stored(), climbing]);
    if (first !== undefined && 'known' in first) found.abort();
    return first;
  }
}

/** Whether a promise settles in time; never rejects. */
function endsWithin(ms: number, promise: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    const ended = () => {
      clearTimeout(timer);
      resolve(true);
    };
    promise.then(ended, ended);
  });
}

/** To one who has asked later, what was there before is there at once. */
function notBefore(ms: number, prompt: SpokenPrompt): SpokenPrompt {
  const { firstAudioAtMs, audioAtMs, storedAtMs } = prompt;
  const moments = Object.entries({ firstAudioAtMs, audioAtMs, storedAtMs })
    .filter((moment): moment is [string, number] => moment[1] !== undefined)
    .map(([name, atMs]) => [name, Math.max(ms, atMs)]);
  return { ...prompt, ...Object.fromEntries(moments) };
}

function sayByConnect(text: string): SpokenPrompt {
  return { text, rung: 'say', durationMs: text === '' ? 0 : estimateSpeechMs(text) };
}
