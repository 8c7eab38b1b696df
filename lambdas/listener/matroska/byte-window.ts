const SLAB_BYTES = 65_536;

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
  /** `bytes` is our own slab, holding an item from several chunks. */
  #assembling = false;
  /** Items put together lie one after another in it, because one allocation each costs more than the reading. */
  #slab: Uint8Array = new Uint8Array();
  #slabUsed = 0;

  get available(): number {
    return this.end - this.at;
  }

  /** Gives the next chunk. The one before must be used up, which `need` has told by returning false. */
  push(chunk: Uint8Array): void {
    // A Buffer's slice() is a view and not a copy: what leaves here is a plain Uint8Array.
    this.#chunk = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
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
      this.#slabUsed = this.end;
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
    this.bytes = this.#slab;
    this.at = this.end = this.#slabUsed;
    this.#assembling = true;
    this.#append(rest, rest.length);
  }

  /** Adds to an item that will have `length` bytes. */
  #append(part: Uint8Array, length: number): void {
    if (this.end + part.length > this.#slab.length) {
      const arrived = this.#slab.subarray(this.at, this.end);
      const needed = arrived.length + part.length;
      this.#slab = new Uint8Array(Math.max(SLAB_BYTES, needed, Math.min(length, 2 * needed)));
      this.#slab.set(arrived);
      this.bytes = this.#slab;
      this.at = 0;
      this.end = arrived.length;
    }
    this.bytes.set(part, this.end);
    this.end += part.length;
  }
}
