import { AudioLog } from '../../lambdas/listener/audio-log.ts';
import { readMatroska } from '../../lambdas/listener/matroska.ts';
import { FragmentReader } from '../../lambdas/listener/media-fragment-reader.ts';
import { StreamFeed } from '../../lambdas/listener/stream-feed.ts';
import { createVoiceActivity } from '../../lambdas/listener/voice-activity.ts';
import { inReads, recordCall, recordingContactId, recordingStartMs } from './media-recording.ts';
import { median } from './quantile.ts';

export interface AudioFigures {
  /** CPU of Matroska, voice activity and chunking together, for each 20 ms of the caller's audio, µs. */
  readonly cpuUsPer20Ms: number;
  /** Ten minutes of two tracks through `readMatroska`, ms of wall time. */
  readonly demux10MinMs: number;
}

const LENGTH_MS = 600_000;
const FRAME_MS = 20;
const RUNS = 5;
/** Older audio than this is given up, as it is behind a caller's turn. */
const TURN_MS = 5_000;

/** Runs both on one recorded call, several times; the medians, after a run that does not count. */
export async function audioBench(): Promise<AudioFigures> {
  const recording = recordCall(LENGTH_MS);
  return {
    demux10MinMs: await medianOf(() => demux(recording)),
    cpuUsPer20Ms: await medianOf(() => hear(recording)),
  };
}

async function demux(recording: Uint8Array): Promise<number> {
  const beganMs = performance.now();
  let bytes = 0;
  for await (const event of readMatroska(inReads(recording))) {
    if (event.type === 'block') bytes += event.payload.length;
  }
  const tookMs = performance.now() - beganMs;
  check(bytes, 2 * 2 * 8 * LENGTH_MS);
  return tookMs;
}

/** All that happens to a sample before Transcribe and the end of turn. */
async function hear(recording: Uint8Array): Promise<number> {
  const voice = await createVoiceActivity();
  const fragments = new FragmentReader(recordingContactId, recordingStartMs);
  const log = new AudioLog(2 * TURN_MS);
  const chunks = count(new StreamFeed(log).chunks(new AbortController().signal));

  const before = process.cpuUsage();
  for await (const event of readMatroska(inReads(recording))) {
    for (const frame of fragments.read(event)) {
      voice.hear(frame);
      log.append(frame);
      log.forgetBefore(frame.startMs - TURN_MS);
    }
  }
  log.close();
  const chunkedBytes = await chunks;
  const { user, system } = process.cpuUsage(before);

  voice.close();
  check(chunkedBytes, 2 * 8 * LENGTH_MS);
  return (user + system) / (LENGTH_MS / FRAME_MS);
}

async function count(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const chunk of chunks) bytes += chunk.length;
  return bytes;
}

function check(bytes: number, wanted: number): void {
  if (bytes !== wanted) throw new Error(`The audio benchmark heard ${bytes} bytes of ${wanted}.`);
}

async function medianOf(run: () => Promise<number>): Promise<number> {
  await run();
  const figures: number[] = [];
  for (let turn = 0; turn < RUNS; turn++) figures.push(await run());
  return median(figures);
}
