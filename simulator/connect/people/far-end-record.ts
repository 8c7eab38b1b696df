import type { HeardSound } from '../line/heard-sound.ts';
import type { PhoneLine } from '../line/phone-line.ts';
import type { FarEnd, FarEndEvent, Rung } from './far-end.ts';

/** A far end while it goes on. */
export class FarEndRecord implements FarEnd {
  readonly who: FarEnd['who'];
  readonly as: FarEnd['as'];
  readonly attributes: FarEnd['attributes'];
  declare readonly shownNumber?: string;
  declare readonly shownName?: string;
  declare readonly digits?: string;
  declare answeredAtMs?: number;
  declare joinedAtMs?: number;
  declare leftAtMs?: number;
  readonly rangAtMs: number;
  outcome: FarEnd['outcome'] = 'ringing';
  readonly #line: PhoneLine;
  readonly #nowMs: () => number;
  readonly #tell: (phase: FarEndEvent['phase']) => void;
  #whisper: PhoneLine | undefined;

  constructor(of: Rung, line: PhoneLine, nowMs: () => number, tell: (phase: FarEndEvent['phase']) => void) {
    this.who = of.who;
    this.as = of.as;
    this.attributes = of.attributes;
    Object.assign(this, of);
    this.#line = line;
    this.#nowMs = nowMs;
    this.#tell = tell;
    this.rangAtMs = nowMs();
  }

  get heard(): readonly HeardSound[] {
    const whispered = this.#whisper?.timeline.filter(({ kind }) => kind !== 'silence') ?? [];
    const fromMs = this.joinedAtMs;
    if (fromMs === undefined) return whispered;
    return [...whispered, ...this.#line.callerSounds(fromMs, this.leftAtMs ?? this.#nowMs())];
  }

  /** Picks up. A third party hears the caller from now on, an agent once they are joined. */
  answer(as: 'answered' | 'mailbox' = 'answered'): void {
    this.outcome = as;
    this.answeredAtMs = this.#nowMs();
    if (this.as === 'third-party') this.joinedAtMs = this.answeredAtMs;
    this.#tell('answered');
  }

  /** After the whispers. */
  join(): void {
    this.joinedAtMs = this.#nowMs();
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
