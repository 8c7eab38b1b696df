import type { World } from '../../world.ts';
import type { Fragment, FragmentShape } from './fragment.ts';
import type { MediaStream } from './media-stream.ts';

/** PutMedia refuses shorter fragments; Connect's are about this long. */
const FRAGMENT_MS = 1_000;
const SAMPLES_PER_MS = 8;

/** Connect's side of a stream while one contact has it. */
export interface MediaProducer {
  readonly streamArn: string;
  /** Epoch ms. */
  readonly startTimestampMs: number;
  readonly startFragmentNumber: string;
  /** 512 samples at 8 kHz = 64 ms, of which the first was on the line at `atMs`. */
  write(pcm: Int16Array, atMs: number, toCustomer?: Int16Array): void;
  /** The call is over: the fragment that is open is the last, and another contact may get the stream. */
  stop(): void;
}

/** Cuts the audio of `contactId` into fragments of `stream`. */
export function openProducer(
  world: World,
  stream: MediaStream,
  contactId: string,
  shape: FragmentShape,
  onStop: () => void,
): MediaProducer {
  let open: Fragment | undefined;
  let stopped = false;

  function begin(atMs: number): Fragment {
    const sequence = stream.nextSequence;
    const fragment: Fragment = {
      sequence,
      number: stream.numberOf(sequence),
      contactId,
      producerMs: Math.round(atMs),
      serverMs: world.clock.nowMs(),
      delayMs: world.delays.draw('kvs.media-delay', { contactId }),
      shape,
      blocks: [],
      completedMs: undefined,
      untagged: false,
    };
    stream.add(fragment);
    return fragment;
  }

  function complete(): void {
    if (!open) return;
    open.completedMs = world.clock.nowMs();
    open = undefined;
    stream.changed();
  }

  return {
    streamArn: stream.arn,
    startTimestampMs: Math.floor(world.clock.nowMs()),
    startFragmentNumber: stream.numberOf(stream.nextSequence),
    write(pcm, atMs, toCustomer = new Int16Array(pcm.length)) {
      if (stopped) throw new Error(`Audio for ${stream.name} after its contact has ended.`);
      if (open && (atMs < open.producerMs || atMs - open.producerMs >= FRAGMENT_MS)) complete();
      open ??= begin(atMs);
      open.blocks.push({
        offsetMs: Math.round(atMs - open.producerMs),
        producedMs: world.clock.nowMs(),
        fromCustomer: bytesOf(pcm),
        toCustomer: bytesOf(toCustomer),
      });
      stream.changed();
      if (atMs + pcm.length / SAMPLES_PER_MS - open.producerMs >= FRAGMENT_MS) complete();
    },
    stop() {
      if (stopped) return;
      stopped = true;
      if (open) open.untagged = true;
      complete();
      onStop();
    },
  };
}

/** L16 as Connect writes it: little-endian. */
function bytesOf(pcm: Int16Array): Uint8Array {
  return new Uint8Array(pcm.slice().buffer);
}
