import type { PhoneLine } from '../line/phone-line.ts';
import type { FarEnd, FarEndEvent, Rung } from './far-end.ts';
import { FarEndRecord } from './far-end-record.ts';

/** The far ends of one call, in the order in which they rang. */
export class FarEnds {
  readonly #line: PhoneLine;
  readonly #nowMs: () => number;
  readonly #ends: FarEndRecord[] = [];
  readonly #listeners = new Set<(event: FarEndEvent) => void>();

  constructor(line: PhoneLine, nowMs: () => number) {
    this.#line = line;
    this.#nowMs = nowMs;
  }

  get all(): readonly FarEnd[] {
    return this.#ends;
  }

  onChange(listener: (event: FarEndEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The call is over, for all of them. */
  close(): void {
    for (const end of this.#ends) end.end();
  }

  ring(of: Rung): FarEndRecord {
    const end: FarEndRecord = new FarEndRecord(of, this.#line, this.#nowMs, (phase) =>
      this.#tell({ phase, end }),
    );
    this.#ends.push(end);
    this.#tell({ phase: 'ringing', end });
    return end;
  }

  #tell(event: FarEndEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
