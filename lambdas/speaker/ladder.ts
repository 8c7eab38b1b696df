import { logger } from '../aws/logger.ts';
import type { Rung } from '../record/conversation-record.ts';
import type { Speech, SpeechRequest } from './speech.ts';

/** A way to make sound of a sentence. */
export interface LadderRung {
  readonly rung: Extract<Rung, 'stream' | 'synthesize'>;
  speak(request: SpeechRequest, signal: AbortSignal): Promise<Speech>;
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
    for (const { rung, speak } of rungs) {
      const kind = kindOf(rung, request);
      if (refused.has(kind)) continue;
      try {
        return { rung, speech: await speak(request, signal) };
      } catch (error) {
        signal.throwIfAborted();
        const reason = error instanceof Error ? error.name : 'unknown';
        if (REFUSALS.has(reason)) refused.add(kind);
        logger.warn('A rung of the speaker’s ladder failed.', { rung, reason });
      }
    }
    return request.slowly ? climb({ ...request, slowly: false }, signal) : undefined;
  }

  return {
    climb,
    /** Whether a sentence would still be tried on this rung. */
    tries: (rung: Rung) => !refused.has(rung),
  };
}

const REFUSALS = new Set([
  'ValidationException',
  'InvalidSampleRateException',
  'EngineNotSupportedException',
  'InvalidSsmlException',
  'SsmlMarksNotSupportedForTextTypeException',
]);
