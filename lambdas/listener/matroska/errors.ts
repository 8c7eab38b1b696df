/** Any fault of a Matroska stream. `offset` is in bytes from the start of the stream. */
export abstract class MatroskaError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(`${message} (byte ${offset} of the Matroska stream)`);
    this.name = new.target.name;
    this.offset = offset;
  }
}

/** The bytes are no Matroska, or break its rules: garbage, an impossible size, a wrong DocType. */
export class MalformedMatroska extends MatroskaError {}

/** The stream ended inside an element. `offset` is where the stream ended. */
export class TruncatedMatroska extends MatroskaError {}

/** A block holds several frames. Kinesis Video never sends these, so they are refused instead of guessed at. */
export class LacedBlock extends MatroskaError {}

/** A block of a track whose frames are compressed or encrypted (ContentEncodings). */
export class EncodedTrack extends MatroskaError {}
