import type { Fragment } from '../../simulator/services/kinesis-video/fragment.ts';
import {
  blockBytes,
  fragmentHead,
  fragmentTail,
} from '../../simulator/services/kinesis-video/fragment-bytes.ts';
import { noise, silence, speech } from '../listener/recorded-sound.ts';

const BLOCK_SAMPLES = 512;
const BLOCK_MS = 64;
const BLOCKS_A_FRAGMENT = 16;
/** Bytes per read of a socket, at Node's usual mark. */
const READ_BYTES = 16_384;

export const recordingStartMs = 1_795_000_000_000;
export const recordingContactId = 'contact-bench';

/** A call as GetMedia sends it: both tracks, a caller who speaks, pauses and sits in some noise. */
export function recordCall(lengthMs: number): Uint8Array {
  const caller = callerSound();
  const agent = noise(2_000, -40);
  const blocks = Math.floor(lengthMs / BLOCK_MS);
  const parts: Uint8Array[] = [];
  for (let first = 0; first < blocks; first += BLOCKS_A_FRAGMENT) {
    const fragment = fragmentOf(first);
    for (let index = first; index < Math.min(first + BLOCKS_A_FRAGMENT, blocks); index++) {
      fragment.blocks.push({
        offsetMs: (index - first) * BLOCK_MS,
        producedMs: 0,
        fromCustomer: cut(caller, index),
        toCustomer: cut(agent, index),
      });
    }
    parts.push(fragmentHead(fragment, recordingStartMs, false));
    for (const block of fragment.blocks) parts.push(blockBytes(fragment, block));
    parts.push(fragmentTail(fragment, 0));
  }
  return new Uint8Array(Buffer.concat(parts));
}

export async function* inReads(recording: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < recording.length; at += READ_BYTES) yield recording.subarray(at, at + READ_BYTES);
}

function callerSound(): Int16Array {
  const line = noise(700, -60);
  const pieces = [
    speech('question'),
    silence(900),
    speech('booking'),
    line,
    speech('number'),
    silence(1_500),
  ];
  const sound = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    sound.set(piece, at);
    at += piece.length;
  }
  return sound;
}

/** Block `index` of a sound that goes round and round. */
function cut(sound: Int16Array, index: number): Uint8Array {
  const start = index * BLOCK_SAMPLES;
  const pcm = Int16Array.from({ length: BLOCK_SAMPLES }, (_, at) => sound[(start + at) % sound.length] ?? 0);
  return new Uint8Array(pcm.buffer);
}

function fragmentOf(firstBlock: number): Fragment {
  return {
    sequence: firstBlock / BLOCKS_A_FRAGMENT + 1,
    number: String(firstBlock / BLOCKS_A_FRAGMENT + 1),
    contactId: recordingContactId,
    producerMs: recordingStartMs + firstBlock * BLOCK_MS,
    serverMs: recordingStartMs + firstBlock * BLOCK_MS,
    delayMs: 0,
    shape: { fromCustomerTrack: 1, identityFirst: false, relativeTimestamps: false },
    blocks: [],
    completedMs: 0,
    untagged: false,
  };
}
