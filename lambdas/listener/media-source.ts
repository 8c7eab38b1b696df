import { setTimeout as sleep } from 'node:timers/promises';
import type { StartSelector } from '@aws-sdk/client-kinesis-video-media';
import { getMedia } from '../aws/kinesis-video.ts';
import type { AudioFrame } from './audio-frame.ts';
import { EncodedTrack, LacedBlock, readMatroska } from './matroska.ts';
import {
  MediaErrorTag,
  MediaLost,
  MediaRefused,
  SilentConnection,
  UnansweredConnection,
} from './media-errors.ts';
import { FragmentReader } from './media-fragment-reader.ts';
import { MEDIA_DEFAULTS, type MediaOptions } from './media-options.ts';

export type { AudioFrame } from './audio-frame.ts';

export interface MediaStart {
  readonly streamArn: string;
  readonly contactId: string;
  /** Producer time, epoch ms; frames that end before it are left out. */
  readonly fromMs: number;
}

/** A block of telephone audio has 1 KiB; what claims to be this large is damage. */
const MAX_ELEMENT_BYTES = 65_536;

/**
 * The caller's audio of one contact from a Kinesis Video stream, block by block as it arrives, across lost
 * connections and repeated fragments: every sample once, in order.
 *
 * Ends when the signal is aborted, or when the stream has passed to another contact. Throws MediaRefused for what
 * trying again cannot mend, MediaLost after too many failures in a row. A stream that stops, as it does when
 * the call ends, is such a failure: (`unansweredMs` + `silentConnectionMs`) × `maxFailures` later at the latest.
 */
export async function* readMedia(
  { streamArn, contactId, fromMs }: MediaStart,
  options: Partial<MediaOptions>,
  signal: AbortSignal,
): AsyncGenerator<AudioFrame, void, undefined> {
  const limits = { ...MEDIA_DEFAULTS, ...options };
  const fragments = new FragmentReader(contactId, fromMs);
  let failures = 0;

  while (!signal.aborted) {
    const connection = openConnection(limits, signal);
    let failure: unknown;
    try {
      const start = startSelector(fragments, limits);
      const bytes = await getMedia(streamArn, start, connection.signal);
      connection.answered();
      for await (const event of readMatroska(bytes, { maxElementBytes: MAX_ELEMENT_BYTES })) {
        for (const frame of fragments.read(event)) {
          failures = 0;
          connection.heard();
          yield frame;
          if (signal.aborted) return;
        }
        if (fragments.ended) return;
      }
      failure = new Error('Kinesis Video closed the connection');
    } catch (error) {
      failure = connection.signal.aborted ? connection.signal.reason : error;
    } finally {
      connection.close();
    }
    if (signal.aborted) return;
    try {
      yield* fragments.disconnect();
    } catch (error) {
      failure = error;
    }
    judge(failure, fragments, streamArn);
    failures += 1;
    if (failures > limits.maxFailures) throw new MediaLost(streamArn, failures, failure);
    await backOff(failures, limits, signal);
  }
}

function startSelector(fragments: FragmentReader, { lookBackMs }: MediaOptions): StartSelector {
  const { continuationToken, producerMs } = fragments.resumeFrom;
  if (continuationToken !== undefined) {
    return { StartSelectorType: 'CONTINUATION_TOKEN', ContinuationToken: continuationToken };
  }
  return { StartSelectorType: 'PRODUCER_TIMESTAMP', StartTimestamp: new Date(producerMs - lookBackMs) };
}

/** Throws what would only fail again. A token that is no longer known is dropped for the time of the last audio. */
function judge(failure: unknown, fragments: FragmentReader, streamArn: string): void {
  const name = failure instanceof Error ? failure.name : '';
  const onToken = fragments.resumeFrom.continuationToken !== undefined;
  const startUnknown =
    name === 'InvalidArgumentException' || (failure instanceof MediaErrorTag && failure.fragmentNotFound);
  if (startUnknown && onToken) {
    fragments.forgetToken();
    return;
  }
  const hopeless =
    failure instanceof LacedBlock ||
    failure instanceof EncodedTrack ||
    (failure instanceof MediaErrorTag && failure.keyRefused) ||
    HOPELESS_ERRORS.has(name);
  if (hopeless) throw new MediaRefused(streamArn, failure);
}

const HOPELESS_ERRORS: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'InvalidArgumentException',
  'NotAuthorizedException',
]);

/**
 * One connection's signal: aborted with the reading's own, or when it is not answered, or when no audio comes for
 * too long.
 */
function openConnection({ unansweredMs, silentConnectionMs }: MediaOptions, signal: AbortSignal) {
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  let timer = setTimeout(() => controller.abort(new UnansweredConnection(unansweredMs)), unansweredMs);
  return {
    signal: controller.signal,
    answered: () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => controller.abort(new SilentConnection(silentConnectionMs)),
        silentConnectionMs,
      );
    },
    heard: () => timer.refresh(),
    close: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      controller.abort();
    },
  };
}

/** Half of each wait is chance, so that readers refused together do not come back together. */
async function backOff(failures: number, options: MediaOptions, signal: AbortSignal): Promise<void> {
  const waitMs = Math.min(options.firstBackOffMs * 2 ** (failures - 1), options.maxBackOffMs);
  await sleep(waitMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
}
