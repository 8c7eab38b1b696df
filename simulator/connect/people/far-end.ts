import type { HeardSound } from '../line/heard-sound.ts';
import type { PhoneLine } from '../line/phone-line.ts';

/** A person who was called for the caller, and what became of it. Times are simulated epoch ms. */
export interface FarEnd {
  /** The number dialled, or the agent's name. */
  readonly who: string;
  readonly as: 'third-party' | 'agent';
  /** `gave-up`: the caller hung up, or left the queue, while it rang. */
  readonly outcome:
    | 'ringing'
    | 'answered'
    | 'mailbox'
    | 'busy'
    | 'rejected'
    | 'failed'
    | 'rang-out'
    | 'gave-up';
  /** The number on its display; absent when withheld. */
  readonly shownNumber?: string;
  readonly shownName?: string;
  /** Contact attributes on an agent's screen, as they stood when it began to ring; empty for a third party. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Keys that Connect sent on answering, commas included. */
  readonly digits?: string;
  readonly rangAtMs: number;
  readonly answeredAtMs?: number;
  readonly leftAtMs?: number;
  /** What this person has heard so far: an agent the whisper, both what the caller said. In order. */
  readonly heard: readonly HeardSound[];
}

export interface FarEndEvent {
  readonly phase: 'ringing' | 'answered' | 'ended';
  readonly end: FarEnd;
}

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

  ring(of: Pick<FarEnd, 'who' | 'as' | 'shownNumber' | 'shownName' | 'attributes' | 'digits'>): FarEndRecord {
    const end = new FarEndRecord(of, this.#line, this.#nowMs, (phase) => {
      for (const listener of this.#listeners) listener({ phase, end });
    });
    this.#ends.push(end);
    return end;
  }
}

/** The same while it goes on. */
export class FarEndRecord implements FarEnd {
  readonly who: FarEnd['who'];
  readonly as: FarEnd['as'];
  readonly attributes: FarEnd['attributes'];
  declare readonly shownNumber?: string;
  declare readonly shownName?: string;
  declare readonly digits?: string;
  declare answeredAtMs?: number;
  declare leftAtMs?: number;
  readonly rangAtMs: number;
  outcome: FarEnd['outcome'] = 'ringing';
  readonly #line: PhoneLine;
  readonly #nowMs: () => number;
  readonly #tell: (phase: FarEndEvent['phase']) => void;
  #whisper: PhoneLine | undefined;
  #joinedAtMs: number | undefined;

  constructor(
    of: Pick<FarEnd, 'who' | 'as' | 'shownNumber' | 'shownName' | 'attributes' | 'digits'>,
    line: PhoneLine,
    nowMs: () => number,
    tell: (phase: FarEndEvent['phase']) => void,
  ) {
    this.who = of.who;
    this.as = of.as;
    this.attributes = of.attributes;
    Object.assign(this, of);
    this.#line = line;
    this.#nowMs = nowMs;
    this.#tell = tell;
    this.rangAtMs = nowMs();
    tell('ringing');
  }

  get heard(): readonly HeardSound[] {
    const whispered = this.#whisper?.timeline.filter(({ kind }) => kind !== 'silence') ?? [];
    const fromMs = this.#joinedAtMs;
    if (fromMs === undefined) return whispered;
    return [...whispered, ...this.#line.callerSounds(fromMs, this.leftAtMs ?? this.#nowMs())];
  }

  /** Picks up. A third party hears the caller from now on, an agent once they are joined. */
  answer(as: 'answered' | 'mailbox' = 'answered'): void {
    this.outcome = as;
    this.answeredAtMs = this.#nowMs();
    if (this.as === 'third-party') this.#joinedAtMs = this.answeredAtMs;
    this.#tell('answered');
  }

  /** After the whispers. */
  join(): void {
    this.#joinedAtMs = this.#nowMs();
  }

  /** Before being joined with the caller, an agent hears what is played on a line of its own. */
  whispersOn(line: PhoneLine): void {
    this.#whisper = line;
  }

  /** The person's part is over; nothing where it was before. @param outcome `gave-up` for one who still rings */
  end(outcome: FarEnd['outcome'] = this.outcome === 'ringing' ? 'gave-up' : this.outcome): void {
    if (this.leftAtMs !== undefined) return;
    this.outcome = outcome;
    this.leftAtMs = this.#nowMs();
    this.#tell('ended');
  }
}
