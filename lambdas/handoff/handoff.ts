import type { HandoffPayload } from './handoff-payload.ts';

/** How far a handoff to a person has come. */
export type HandoffState = 'requested' | 'briefed' | 'ringing' | 'answered' | 'failed' | 'voicemail';

/** A phone that is rung: the knowledge file's, never anybody else's. */
export interface Line {
  readonly name: string;
  /** E.164. */
  readonly number: string;
  /** How long it rings, whole seconds: below the time after which a mobile's own mailbox picks up. */
  readonly seconds: number;
}

/** What came of ringing a line. Connect tells failed from timed out, and nothing of who picked up. */
export type RingResult = 'failed' | 'no-answer' | 'ended';

export interface Attempt extends Line {
  readonly ringAtMs: number;
  readonly result?: RingResult;
  readonly endedAtMs?: number;
  /** The far end dropped at once, and the caller has asked for the next line. */
  readonly again?: true;
}

/** A call on its way to a person. One item beside the call's: pk `CALL#<contactId>`, sk `HANDOFF`. */
export interface Handoff {
  readonly contactId: string;
  readonly state: HandoffState;
  /** Why, a code in kebab case: of the conversation, `vip`, `staff-first`, `keypad-menu`, `emergency`. */
  readonly reasonCode: string;
  readonly requestedAtMs: number;
  /** The step of the call behind which a person was asked for: one that comes later is a request of its own. */
  readonly step: number;
  readonly lines: readonly Line[];
  readonly attempts: readonly Attempt[];
  /** The phones are through: the caller was sent to the queue. */
  readonly queuedAtMs?: number;
  /** What the person is told; absent until the briefing is made. */
  readonly payload?: HandoffPayload;
  /** What became of each way of telling it. */
  readonly deliveries?: Readonly<
    Record<string, { readonly state: 'sent' | 'failed'; readonly atMs: number }>
  >;
  /** Counted up by every write, which is conditional on it. */
  readonly revision: number;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

/** What the flow reports: the last attempt that it knows of, counted from 1, and what came of it. */
export interface RingReport {
  readonly attempt: number;
  readonly result?: RingResult | 'again';
}
