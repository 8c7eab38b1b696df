import type { Rung } from '../record/conversation-record.ts';

/** A sentence made ready for the flow: either a WAV in S3, or (rung `say`) text for Connect's own voice. */
export interface SpokenPrompt {
  /** Speech-safe: what is said, word for word. */
  readonly text: string;
  readonly rung: Rung;
  /** Absent on rung `say`. */
  readonly promptUri?: string;
  /** Length of the sound; an estimate on rung `say`. */
  readonly durationMs: number;
  /** Wall clock, epoch ms; absent on the rungs that have no such moment. */
  readonly firstAudioAtMs?: number;
  readonly audioAtMs?: number;
  readonly storedAtMs?: number;
}
