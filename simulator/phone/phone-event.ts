import type { Stretch } from '../terminal/turn-bar.ts';

/** What the phone page is told of a call, as server-sent events. `atMs` counts from the start of the call. */
export type PhoneEvent =
  | { readonly type: 'started'; readonly atMs: number; readonly clock: string }
  /** What the caller says, as typed. */
  | { readonly type: 'caller'; readonly atMs: number; readonly text: string }
  /** A key was pressed; which one is nobody's business. */
  | { readonly type: 'key'; readonly atMs: number }
  /** What Transcribe hears the caller say, so far. */
  | { readonly type: 'draft'; readonly text: string }
  /** What the caller hears, read back from the sound. */
  | { readonly type: 'agent'; readonly atMs: number; readonly text: string; readonly durationMs: number }
  /** A turn as the product stored it; comes again when more of it is known. */
  | {
      readonly type: 'turn';
      readonly atMs: number;
      readonly turn: number;
      readonly heard: string;
      readonly handledBy: string;
      readonly tool?: string;
      readonly sources: readonly string[];
      readonly refused: readonly string[];
      /** Where the milliseconds went, from the caller's last sound to the first of the reply. */
      readonly stretches: readonly Stretch[];
    }
  /** 64 ms of what the caller hears: 8 kHz µ-law, base64. */
  | { readonly type: 'audio'; readonly mulaw: string }
  | { readonly type: 'ended'; readonly atMs: number; readonly reason: string };
