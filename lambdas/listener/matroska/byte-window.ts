/** A Kinesis Video block with its header (1,031 bytes) fits. */
const FIRST_CAPACITY = 2_048;

/**
 * The bytes at hand. What lies whole inside one chunk is read where it lies; only an item that
 * straddles chunks is put together, in memory that grows with what has arrived, not with what was promised.
 */
export class ByteWindow {
  /** The item to read is at `bytes[at, end)`. */
  bytes: Uint8Array = new Uint8Array();
  at = 0;
  end = 0;
  /** Stream offset of `at`. */
  offset = 0;

  /** The newest chunk and how much of it was taken. */
  #chunk: Uint8Array = new Uint8Array();
  #taken = 0;
  /** `bytes` is our own memory, holding an item from several chunks. */
  #assembling = false;

  get available(): number {
    return this.end - this.at;
  }

  /** Gives the next chunk. The one before must be used up, which `need` has told by returning false. */
  push(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#taken = 0;
    if (!this.#assembling) this.#readInPlace();
  }

  /** True when `length` bytes are at hand; false when the next chunk must come first. */
  need(length: number): boolean {
    if (this.available >= length) return true;
    if (!this.#assembling) {
      if (this.available === 0) return false;
      this.#startAssembling();
      return false;
    }
    const missing = length - this.available;
    const taken = Math.min(missing, this.#chunk.length - this.#taken);
    this.#append(this.#chunk.subarray(this.#taken, this.#taken + taken), length);
    this.#taken += taken;
    return this.available >= length;
  }

  /** Moves over `length` bytes that are at hand. */
  take(length: number): void {
    this.at += length;
    this.offset += length;
    if (this.#assembling && this.at === this.end) {
      this.#assembling = false;
      this.#readInPlace();
    }
  }

  /** Moves over up to `length` bytes; returns how many. */
  skip(length: number): number {
    const skipped = Math.min(length, this.available);
    this.take(skipped);
    return skipped;
  }

  #readInPlace(): void {
    this.bytes = this.#chunk;
    this.at = this.#taken;
    this.end = this.#chunk.length;
    this.#taken = this.end;
  }

  #startAssembling(): void {
    const rest = this.bytes.subarray(this.at, this.end);
    this.bytes = new Uint8Array(Math.max(rest.length, FIRST_CAPACITY));
    this.bytes.set(rest);
    this.at = 0;
    this.end = rest.length;
    this.#assembling = true;
  }

  #append(part: Uint8Array, length: number): void {
    const needed = this.end + part.length;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, Math.min(this.at + length, 2 * this.bytes.length)));
      grown.set(this.bytes.subarray(0, this.end));
      this.bytes = grown;
    }
    this.bytes.set(part, this.end);
    this.end = needed;
  }
}
