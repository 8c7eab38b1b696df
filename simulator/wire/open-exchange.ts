import type { Fault, ServiceName } from '../faults.ts';
import type { DelayEntry } from '../journal.ts';
import type { World } from '../world.ts';
import type { Exchange, WireRequest } from './exchange.ts';
import type { Incoming } from './incoming.ts';
import { readBody } from './read-body.ts';

const BODY_LIMIT_BYTES = 32 * 1024 * 1024;

/** An exchange while it lasts: what is known of it so far, and at its end its entry in the journal. */
export class OpenExchange implements Exchange {
  readonly world: World;
  readonly request: WireRequest;
  readonly signal: AbortSignal;
  operation = 'unknown';
  accessKeyId = '';
  contactId?: string;
  fault?: Fault;
  readonly #service: ServiceName;
  readonly #atMs: number;
  readonly #delays: DelayEntry[] = [];
  #resource?: string;
  #outcome = 'ok';

  constructor(world: World, service: ServiceName, incoming: Incoming, signal: AbortSignal) {
    this.world = world;
    this.signal = signal;
    this.#service = service;
    this.#atMs = world.clock.nowMs();
    const { target } = incoming;
    const mark = target.indexOf('?');
    this.request = {
      method: incoming.method,
      path: mark < 0 ? target : target.slice(0, mark),
      query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
      headers: incoming.headers,
      body: incoming.body,
    };
  }

  async delay(stage: string, factor = 1): Promise<void> {
    const { contactId, signal } = this;
    this.#count(stage, await this.world.delays.wait(stage, { contactId, factor, signal }));
  }

  /** The fault `slow`. */
  async slow(ms: number): Promise<void> {
    await this.world.clock.sleep(ms, this.signal);
    this.#count('fault', ms);
  }

  note({ resource, outcome }: { readonly resource?: string; readonly outcome?: string }): void {
    if (resource !== undefined) this.#resource = resource;
    if (outcome !== undefined) this.#outcome = outcome;
  }

  readBody(limit = BODY_LIMIT_BYTES): Promise<Buffer> {
    return readBody(this.request.body, limit);
  }

  finish(): void {
    const { accessKeyId, contactId, operation } = this;
    this.world.journal.add({
      service: this.#service,
      operation,
      ...(accessKeyId === '' ? {} : { accessKeyId }),
      ...(contactId === undefined ? {} : { contactId }),
      ...(this.#resource === undefined ? {} : { resource: this.#resource }),
      atMs: this.#atMs,
      doneAtMs: this.world.clock.nowMs(),
      injectedMs: this.#delays.reduce((sum, { ms }) => sum + ms, 0),
      delays: this.#delays,
      outcome: this.#outcome,
    });
  }

  #count(stage: string, ms: number): void {
    if (ms > 0) this.#delays.push({ stage, ms });
  }
}
