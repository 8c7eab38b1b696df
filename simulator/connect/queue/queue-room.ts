import type { Clock } from '../../clock.ts';
import { type AgentScript, OFFER_MS } from './agent-script.ts';

/** Where a contact stands in a queue. */
export interface QueuePlace {
  /** Resolves when an agent has accepted the contact, which is then in the queue no longer. Never rejects. */
  readonly accepted: Promise<Accepted>;
  /** Takes the contact out of the queue; nothing where it has left. */
  leave(): void;
}

export interface Accepted {
  readonly agent: AgentScript;
  readonly offer: Offer;
  /** The agent is done with the contact, and takes the next. */
  release(): void;
}

/** Told how an offer to an agent comes out. */
export interface Offer {
  answer(): void;
  end(outcome: 'rejected' | 'rang-out' | 'gave-up'): void;
}

export interface Queueing {
  /** 1 is first, 5 the default: https://docs.aws.amazon.com/connect/latest/adminguide/concepts-routing.html */
  readonly priority: number;
  /** Waited so much longer, for the order. */
  readonly aheadMs: number;
  /** An agent's telephone begins to ring. */
  onOffer(agent: AgentScript): Offer;
}

interface Waiting extends Queueing {
  readonly queue: string;
  readonly sinceMs: number;
  readonly left: AbortController;
  offered: boolean;
  accept(accepted: Accepted): void;
}

type AgentState = 'available' | 'busy' | 'error';

/** The queues of the instance with who waits in them, and the agents that the contacts are offered to. */
export class QueueRoom {
  readonly #clock: Clock;
  readonly #agents: readonly AgentScript[];
  readonly #states: Map<AgentScript, AgentState>;
  readonly #startedAtMs: number;
  readonly #closing: AbortSignal;
  readonly #waiting: Waiting[] = [];

  constructor(clock: Clock, agents: readonly AgentScript[], closing: AbortSignal) {
    this.#clock = clock;
    this.#agents = agents;
    this.#states = new Map(agents.map((agent) => [agent, 'available']));
    this.#startedAtMs = clock.nowMs();
    this.#closing = closing;
    for (const { availableAfterMs = 0 } of agents) {
      if (availableAfterMs > 0) clock.sleep(availableAfterMs, closing).then(() => this.#route(), nothing);
    }
  }

  waiting(queue: string): number {
    return this.#waiting.filter((one) => one.queue === queue).length;
  }

  /** Age of the contact that has waited longest; 0 in an empty queue. */
  oldestMs(queue: string): number {
    const since = this.#waiting.filter((one) => one.queue === queue).map(({ sinceMs }) => sinceMs);
    return since.length === 0 ? 0 : this.#clock.nowMs() - Math.min(...since);
  }

  /** Agents that are logged in for a queue, and those of them to whom a contact can be offered now. */
  agentsOf(queue: string): { readonly online: number; readonly available: number } {
    const online = this.#agents.filter((agent) => serves(agent, queue));
    return { online: online.length, available: online.filter((agent) => this.#isAvailable(agent)).length };
  }

  enter(queue: string, queueing: Queueing): QueuePlace {
    let accept: Waiting['accept'] = nothing;
    const accepted = new Promise<Accepted>((resolve) => {
      accept = resolve;
    });
    const sinceMs = this.#clock.nowMs();
    const one: Waiting = { ...queueing, queue, sinceMs, left: new AbortController(), offered: false, accept };
    this.#waiting.push(one);
    this.#route();
    return {
      accepted,
      leave: () => {
        this.#remove(one);
        one.left.abort();
      },
    };
  }

  /** Offers each contact that waits, in their order, to the first agent who is free. */
  #route(): void {
    const inOrder = this.#waiting
      .filter(({ offered }) => !offered)
      .sort((a, b) => a.priority - b.priority || a.sinceMs - a.aheadMs - (b.sinceMs - b.aheadMs));
    for (const one of inOrder) {
      const agent = this.#agents.find((free) => serves(free, one.queue) && this.#isAvailable(free));
      if (agent !== undefined) void this.#offer(one, agent);
    }
  }

  async #offer(one: Waiting, agent: AgentScript): Promise<void> {
    one.offered = true;
    this.#states.set(agent, 'busy');
    const offer = one.onOffer(agent);
    const ringsMs = agent.does === 'rings-out' ? OFFER_MS : Math.min(agent.afterMs ?? 2_000, OFFER_MS);
    try {
      await this.#clock.sleep(ringsMs, AbortSignal.any([one.left.signal, this.#closing]));
    } catch {
      offer.end('gave-up');
      this.#free(agent);
      return;
    }
    if (agent.does === 'answers') {
      this.#remove(one);
      offer.answer();
      one.accept({ agent, offer, release: () => this.#free(agent) });
      return;
    }
    offer.end(agent.does === 'rejects' ? 'rejected' : 'rang-out');
    this.#states.set(agent, 'error');
    one.offered = false;
    this.#route();
  }

  #free(agent: AgentScript): void {
    this.#states.set(agent, 'available');
    this.#route();
  }

  #remove(one: Waiting): void {
    const index = this.#waiting.indexOf(one);
    if (index !== -1) this.#waiting.splice(index, 1);
  }

  #isAvailable(agent: AgentScript): boolean {
    const sinceMs = this.#startedAtMs + (agent.availableAfterMs ?? 0);
    return this.#states.get(agent) === 'available' && this.#clock.nowMs() >= sinceMs;
  }
}

function serves({ queues }: AgentScript, queue: string): boolean {
  return queues?.includes(queue) ?? true;
}

function nothing(): void {}
