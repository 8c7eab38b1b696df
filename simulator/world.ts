import type { Clock } from './clock.ts';
import type { Fault, ServiceName } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Switches } from './switches.ts';

/** What every stand-in shares. Made once by `startWorld`. */
export interface World {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly switches: Switches;
  readonly quotas: 'default' | 'raised-quotas';
  readonly seed: string;
  readonly delays: Delays;
  readonly faults: Faults;
  /** Told of every modelled request as its input has been read; for tests of what leaves the product. */
  readonly onRequest?: (request: ModelledRequest) => void;
  /** Who signed with this access-key id: the Lambda environment and what it is doing now. */
  callerOf(accessKeyId: string): { readonly functionName: string; readonly contactId?: string } | undefined;
}

/** A request in the SDK's own terms. A stream in it is an iterable that belongs to the stand-in. */
export interface ModelledRequest {
  readonly service: ServiceName;
  readonly operation: string;
  /** That signed it. */
  readonly accessKeyId: string;
  readonly contactId: string | undefined;
  readonly input: unknown;
}

export interface Delays {
  readonly profile: 'instant' | 'published' | 'bad-day';
  /** Draws from the named stage's distribution, waits that long, and returns it in ms. Seeded by (seed, contact, stage, nth draw). */
  wait(
    stage: string,
    of: { contactId?: string | undefined; factor?: number; signal?: AbortSignal },
  ): Promise<number>;
  /** The same draw without the waiting. */
  draw(stage: string, of: { contactId?: string | undefined; factor?: number }): number;
}

export interface Faults {
  /**
   * The fault that hits this request, counted as it is asked for; `undefined` for none.
   * @param operation its name, or every name that a fault may know it by
   */
  take(service: ServiceName, operation: string | readonly string[], contactId?: string): Fault | undefined;
  add(fault: Fault): void;
  /** The scenario tells which turn of the caller is the newest begun. */
  turnBegan(contactId: string, turn: number): void;
}
