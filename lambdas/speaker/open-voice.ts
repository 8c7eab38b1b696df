import type { AgentEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import { withDeadline } from './deadline.ts';
import { createLadder } from './ladder.ts';
import { listSaidPhrases } from './said-phrases.ts';
import { speakerOptions } from './speaker-options.ts';
import { openSpeechStream, type SpeechStream } from './speech-stream.ts';
import { synthesize } from './synthesize.ts';
import { createSay, type Say } from './voice.ts';

/** The agent's voice in one call. */
export interface Voice {
  /** Opens the next Polly stream, so that the next sentence finds it connected. Does nothing when one is open. */
  prepare(): void;
  /** Opens the connection that SynthesizeSpeech will use, for one character of synthesis. Failures are left to `say`. */
  connect(): void;
  readonly say: Say;
  /** Gives an unused stream back. Aborting the signal of `openVoice` does the same. */
  close(): void;
}

/**
 * Opens the voice of a call. Resolves when the list of what has been said before is read, which warms S3 as well;
 * without it when that fails or takes too long. `signal` is the life of the call.
 */
export async function openVoice(
  environment: AgentEnvironment,
  { contactId }: { contactId: string },
  signal: AbortSignal,
): Promise<Voice> {
  const settings = { voiceId: environment.VOICE_ID, languageCode: environment.LANGUAGE_CODE };
  const bucket = environment.PROMPTS_BUCKET;
  let prepared: SpeechStream | undefined;

  function takeStream(): SpeechStream {
    const stream = prepared;
    prepared = undefined;
    return stream && stream.failure === undefined ? stream : openSpeechStream(settings);
  }
  const ladder = createLadder([
    {
      rung: 'stream',
      speak: (request, limited, heard) => takeStream().speak(request, limited, heard),
      hedgeAfterMs: ({ urgent }) =>
        urgent ? speakerOptions.streamHedgeMs : speakerOptions.streamHedgeLaterMs,
    },
    { rung: 'synthesize', speak: (request, limited, heard) => synthesize(request, settings, limited, heard) },
  ]);

  const said = await withDeadline('The list of phrases', speakerOptions.listMs, signal, (limited) =>
    listSaidPhrases(bucket, settings, limited),
  ).catch((error: unknown) => {
    signal.throwIfAborted();
    logger.warn('What was said before could not be listed.', {
      reason: error instanceof Error ? error.name : 'unknown',
    });
    return new Map<string, number>();
  });

  function close(): void {
    prepared?.close();
    prepared = undefined;
  }
  signal.addEventListener('abort', close, { once: true });

  return {
    prepare() {
      if (signal.aborted || !ladder.tries('stream')) return;
      if (prepared && prepared.failure === undefined) return;
      prepared = openSpeechStream(settings);
    },
    connect() {
      void synthesize({ text: '.', slowly: false, urgent: false }, settings, signal, () => {}).catch(
        () => {},
      );
    },
    say: createSay({ bucket, folder: `calls/${contactId}/`, settings, said, ladder }),
    close,
  };
}
