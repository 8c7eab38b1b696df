import type { FlowLogEntry } from './flow/flow-log.ts';
import type { HeardSound } from './line/heard-sound.ts';
import type { FarEnd, FarEndEvent } from './people/far-end.ts';

/** The caller's end of a call, phone in hand. Times are simulated epoch ms unless said otherwise. */
export interface PhoneCall {
  readonly contactId: string;
  readonly startMs: number;
  /**
   * Speaks now, or after what is still being said; resolves when the last sample has gone out, or, with
   * `cut`, when the call ended before it. Rejects with `CallOver` on a call that has ended.
   */
  say(utterance: { readonly mulaw: Uint8Array }): Promise<Said>;
  /** 0–9, * or #. Throws `KeyPressLost` outside a keypad step: Connect would lose it. */
  press(digit: string): void;
  /** Whether a keypad step is waiting for a key. */
  readonly keypadOpen: boolean;
  /** Resolves when a keypad step begins to take keys, at once if one does. Rejects when the call ends or `signal` aborts. */
  keypad(signal?: AbortSignal): Promise<void>;
  hangUp(): void;
  /** What the caller has heard so far, silences between sounds included, read back from the bytes played. */
  readonly timeline: readonly HeardSound[];
  /** Tells of every sound to the caller as it starts (whole, as it would be heard) and ends (as it was heard). */
  onSound(listener: (event: SoundEvent) => void): () => void;
  /** 64 ms of µ-law a time, of both sides, as soon as they have been on the line. */
  onAudio(listener: (chunk: AudioChunk) => void): () => void;
  /** Whom the call was put through to, or was to be, and what they heard. */
  readonly farEnds: readonly FarEnd[];
  /** Tells when somebody is rung, answers, and is gone. */
  onFarEnd(listener: (event: FarEndEvent) => void): () => void;
  /** Both sides from the call's start to now, equally long, 8 kHz µ-law. */
  recording(): { readonly caller: Uint8Array; readonly agent: Uint8Array };
  readonly ended: Promise<CallEnd>;
  /** Contact attributes as they stand. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What Connect has written to the flow log: nothing while no flow has switched it on. */
  readonly flowLog: readonly FlowLogEntry[];
  /** Every action executed, whether logged or not; without any value of the call. */
  readonly trace: readonly ExecutedAction[];
}

export interface Said {
  readonly startMs: number;
  readonly endMs: number;
  readonly cut: boolean;
}

export interface SoundEvent {
  readonly phase: 'start' | 'end';
  readonly sound: HeardSound;
}

export interface AudioChunk {
  readonly side: 'agent' | 'caller';
  /** When its first sample was on the line. */
  readonly atMs: number;
  readonly mulaw: Uint8Array;
}

export interface CallEnd {
  readonly reason: EndReason;
  readonly atMs: number;
  /** What went wrong, for `flow-error`. */
  readonly problem?: string;
}

export type EndReason =
  | 'caller-hung-up'
  | 'flow-disconnected'
  | 'transferred-to-queue'
  | 'agent-hung-up'
  | 'transferred-to-third-party'
  | 'flow-error'
  | 'instance-closed';

export interface ExecutedAction {
  readonly atMs: number;
  readonly doneAtMs: number;
  readonly flow: string;
  readonly identifier: string;
  readonly type: string;
  /** `ok`, the result that a condition was chosen by, or the error and what caused it. */
  readonly outcome: string;
}

/** How a call is placed. */
export interface CallOptions {
  /** The caller's number, E.164; absent when withheld. */
  readonly from?: string;
  /** A speakerphone: what the agent plays comes back on the caller's line. */
  readonly echo?: Echo;
}

export interface Echo {
  readonly delayMs: number;
  /** At most 0. */
  readonly gainDb: number;
}
