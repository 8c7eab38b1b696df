import { setTimeout as sleep } from 'node:timers/promises';
import { logger } from '../aws/logger.ts';
import type { Rung } from '../record/conversation-record.ts';
import type { Speech, SpeechRequest } from './speech.ts';

/** A way to make sound of a sentence. */
export interface LadderRung {
  readonly rung: Extract<Rung, 'stream' | 'synthesize'>;
  /** `heard` is told of the first audio as it comes, also by a rung that another overtakes. */
  speak(request: SpeechRequest, signal: AbortSignal, heard: () => void): Promise<Speech>;
  /** Not whole after so long, the next rung is tried beside it, and the first to be whole is it. @default never */
  readonly hedgeAfterMs?: (request: SpeechRequest) => number;
}

export interface Climbed {
  readonly rung: Rung;
  readonly speech: Speech;
}

/**
 * Tries the rungs from the top; the first that gives sound is it, and `undefined` means that none did.
 * A failure leads to the next rung at once. A rung that refuses the request as such (a ValidationException: 8 kHz,
 * or slow speech, is not for it) is not tried again with such a request in this call.
 */
export function createLadder(rungs: readonly LadderRung[]) {
  const refused = new Set<string>();
  const kindOf = (rung: Rung, { slowly }: SpeechRequest) => (slowly ? `${rung}, slowly` : rung);

  async function climb(request: SpeechRequest, signal: AbortSignal): Promise<Climbed | undefined> {
    const usable = rungs.filter(({ rung }) => !refused.has(kindOf(rung, request)));
    let firstAudioAtMs: number | undefined;
    const heard = () => {
      firstAudioAtMs ??= Date.now();
    };
    const climbed = await climbFrom(usable, request, signal, heard);
    if (climbed === undefined)
      return request.slowly ? climb({ ...request, slowly: false }, signal) : undefined;
    if (firstAudioAtMs === undefined) return climbed;
    return { ...climbed, speech: { ...climbed.speech, firstAudioAtMs } };
  }

  async function climbFrom(
    [first, ...rest]: readonly LadderRung[],
    request: SpeechRequest,
    signal: AbortSignal,
    heard: () => void,
  ): Promise<Climbed | undefined> {
    if (first === undefined) return undefined;
    const { hedgeAfterMs } = first;
    if (hedgeAfterMs === undefined || rest.length === 0) {
      return (
        (await tryRung(first, request, signal, heard)) ?? (await climbFrom(rest, request, signal, heard))
      );
    }
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const own = tryRung(first, request, either, heard);
    const failed = own.then((climbed) => (climbed === undefined ? undefined : new Promise<never>(() => {})));
    const patience = new AbortController();
    const late = sleep(hedgeAfterMs(request), undefined, {
      signal: AbortSignal.any([either, patience.signal]),
    });
    const beside = Promise.race([late.catch(() => undefined), failed]).then(() =>
      over.signal.aborted ? undefined : climbFrom(rest, request, either, heard),
    );
    try {
      const climbed = await firstWhole([own, beside]);
      signal.throwIfAborted();
      return climbed;
    } finally {
      patience.abort();
      over.abort();
    }
  }

  /** `undefined` when it fails. Rejects with the signal's reason. */
  async function tryRung(
    { rung, speak }: LadderRung,
    request: SpeechRequest,
    signal: AbortSignal,
    heard: () => void,
  ): Promise<Climbed | undefined> {
    try {
      return { rung, speech: await speak(request, signal, heard) };
    } catch (error) {
      signal.throwIfAborted();
      const reason = error instanceof Error ? error.name : 'unknown';
      if (REFUSALS.has(reason)) refused.add(kindOf(rung, request));
      logger.warn('A rung of the speaker’s ladder failed.', { rung, reason });
      return undefined;
    }
  }

  return {
    climb,
    /** Whether a sentence would still be tried on this rung. */
    tries: (rung: Rung) => !refused.has(rung),
  };
}

/** The first that resolves to something; `undefined` when none does. Rejects when one rejects before that. */
function firstWhole<T>(attempts: readonly Promise<T | undefined>[]): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let left = attempts.length;
    for (const attempt of attempts) {
      attempt.then((value) => {
        left -= 1;
        if (value !== undefined || left === 0) resolve(value);
      }, reject);
    }
  });
}

const REFUSALS = new Set([
  'ValidationException',
  'InvalidSampleRateException',
  'EngineNotSupportedException',
  'InvalidSsmlException',
  'SsmlMarksNotSupportedForTextTypeException',
]);
