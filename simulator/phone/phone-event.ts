import type { OutcomeKind } from '../../lambdas/record/conversation-record.ts';
import type { EndReason } from '../connect/phone-call.ts';
import type { Stretch } from '../terminal/turn-bar.ts';

/** What the phone page is told of a call, as server-sent events. `atMs` counts from the start of the call. */
export type PhoneEvent =
  | {
      readonly type: 'started';
      readonly atMs: number;
      /** ISO 8601, by the simulated clock. */
      readonly clock: string;
      /** The caller's number, E.164; absent when withheld. */
      readonly from?: string;
    }
  /** What was typed for the caller to say; it waits until what was typed before has been spoken. */
  | { readonly type: 'typed'; readonly line: number; readonly text: string }
  /** A typed line begins to be spoken. */
  | { readonly type: 'caller'; readonly atMs: number; readonly line: number; readonly text: string }
  /** A key was pressed; which one is nobody's business. */
  | { readonly type: 'key'; readonly atMs: number }
  /** A step of the flow begins or ceases to take keys. */
  | { readonly type: 'keypad'; readonly open: boolean }
  /** What Transcribe hears the caller say, so far; the same `resultId` for all versions of one stretch of speech. */
  | { readonly type: 'draft'; readonly resultId: string; readonly text: string }
  /** What the caller hears, read back from the sound. */
  | { readonly type: 'agent'; readonly atMs: number; readonly text: string; readonly durationMs: number }
  | TurnEvent
  /** 64 ms of one side of the line: 8 kHz µ-law, base64. */
  | { readonly type: 'audio'; readonly side: 'agent' | 'caller'; readonly mulaw: string }
  | { readonly type: 'ended'; readonly atMs: number; readonly reason: EndReason; readonly problem?: string }
  /** The last event: the product has stored the record of the call, or never will. */
  | { readonly type: 'complete'; readonly outcome?: OutcomeKind };

/** A turn as the product stored it; comes again when more of it is known. */
export interface TurnEvent {
  readonly type: 'turn';
  /** The caller's last sound, so that all that was said in the turn lies before it. */
  readonly atMs: number;
  readonly turn: number;
  readonly heard: string;
  readonly handledBy: string;
  readonly tool?: string;
  readonly sources: readonly string[];
  readonly refused: readonly string[];
  /** Where the milliseconds went, from the caller's last sound to the first of the reply; empty before it sounds. */
  readonly stretches: readonly Stretch[];
}
