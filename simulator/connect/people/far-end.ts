import type { HeardSound } from '../line/heard-sound.ts';

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
  /** Joined with the caller: on answering, an agent after the whispers. */
  readonly joinedAtMs?: number;
  readonly leftAtMs?: number;
  /** What this person has heard so far: an agent the whisper, both what the caller said. In order. */
  readonly heard: readonly HeardSound[];
}

export interface FarEndEvent {
  readonly phase: 'ringing' | 'answered' | 'ended';
  readonly end: FarEnd;
}

/** What is known of it from the beginning. */
export type Rung = Pick<FarEnd, 'who' | 'as' | 'shownNumber' | 'shownName' | 'attributes' | 'digits'>;
