/** What is done about a caller who says nothing. */
export type SilenceMove = 'none' | 'ask' | 'goodbye';

export const silenceOptions = {
  /** From the end of the last prompt, or the caller's last sound, to "Are you still there?". */
  askAfterMs: 8_000,
  /** From the end of that question to goodbye. */
  goodbyeAfterMs: 7_000,
  /** After "hold on". */
  patientMs: 60_000,
} as const;

export function silenceMove(silence: {
  /** Wall clock of the later of the caller's last sound and the end of the last prompt. */
  readonly sinceMs: number;
  readonly nowMs: number;
  readonly asked: boolean;
  /** The caller has asked for time. */
  readonly patient: boolean;
}): SilenceMove {
  const lasted = silence.nowMs - silence.sinceMs;
  if (silence.asked) return lasted >= silenceOptions.goodbyeAfterMs ? 'goodbye' : 'none';
  return lasted >= (silence.patient ? silenceOptions.patientMs : silenceOptions.askAfterMs) ? 'ask' : 'none';
}
