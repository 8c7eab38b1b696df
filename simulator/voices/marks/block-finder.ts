import { BLOCK_SAMPLES, type Block, decodeBlock, SYNC } from './block.ts';

export interface FoundBlock extends Block {
  /** Sample at which the block starts, from the first sample ever given. */
  readonly position: number;
}

/** Finds blocks at any sample offset. Costs one shift and one comparison a sample. */
export class BlockFinder {
  /** Samples given so far. */
  position = 0;
  readonly #bits = new Uint8Array(BLOCK_SAMPLES);
  readonly #bytes = new Uint8Array(BLOCK_SAMPLES / 8);
  #newest32 = 0;
  /** Where blocks end whose first four bytes have been seen. */
  readonly #ends: number[] = [];

  push(mulaw: Uint8Array): FoundBlock[] {
    const found: FoundBlock[] = [];
    for (let n = 0; n < mulaw.length; n += 1) {
      const bit = (mulaw[n] ?? 0) & 1;
      this.#bits[this.position % BLOCK_SAMPLES] = bit;
      this.position += 1;
      this.#newest32 = ((this.#newest32 << 1) | bit) >>> 0;
      if (this.#newest32 === SYNC) this.#ends.push(this.position - 32 + BLOCK_SAMPLES);
      if (this.position !== this.#ends[0]) continue;
      this.#ends.shift();
      const block = decodeBlock(this.#newestBytes());
      if (block) found.push({ ...block, position: this.position - BLOCK_SAMPLES });
    }
    return found;
  }

  #newestBytes(): Uint8Array {
    this.#bytes.fill(0);
    for (let n = 0; n < BLOCK_SAMPLES; n += 1) {
      const bit = this.#bits[(this.position + n) % BLOCK_SAMPLES] ?? 0;
      this.#bytes[n >> 3] = (this.#bytes[n >> 3] ?? 0) | (bit << (7 - (n & 7)));
    }
    return this.#bytes;
  }
}
