import { MatroskaDecoder } from './matroska/decoder.ts';
import type { MatroskaEvent } from './matroska/events.ts';

export {
  EncodedTrack,
  LacedBlock,
  MalformedMatroska,
  MatroskaError,
  TruncatedMatroska,
} from './matroska/errors.ts';
export type { MatroskaBlock, MatroskaEvent, MatroskaTag, MatroskaTrack } from './matroska/events.ts';

export interface MatroskaOptions {
  /** Largest element that is read whole or skipped as unknown. @default 1 MiB, a minute of telephone audio */
  readonly maxElementBytes?: number;
}

/**
 * Reads Matroska block by block: each track, tag and frame is given as soon as its last byte is there, however
 * the bytes are cut into chunks. Takes Segments and Clusters of unknown size and documents one after another.
 *
 * Ends where the bytes end between two elements. Throws a MatroskaError with the byte it was at:
 * TruncatedMatroska for an end inside an element, MalformedMatroska for garbage, LacedBlock, EncodedTrack.
 * What was whole before the error has been given. CRC-32 elements are skipped, not verified.
 */
export async function* readMatroska(
  bytes: AsyncIterable<Uint8Array>,
  { maxElementBytes = 1_048_576 }: MatroskaOptions = {},
): AsyncGenerator<MatroskaEvent, void, undefined> {
  const decoder = new MatroskaDecoder(maxElementBytes);
  for await (const chunk of bytes) {
    decoder.push(chunk);
    for (let event = decoder.next(); event; event = decoder.next()) yield event;
  }
  decoder.end();
}
