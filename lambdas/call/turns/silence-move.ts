import { type AudioArrival, audioGapMs } from './audio-arrival.ts';

/** What is done about a caller of whom nothing is heard. `deaf`: it is not the caller who is silent. */
export type SilenceMove = 'none' | 'ask' | 'goodbye' | 'deaf';

export const silenceOptions = {
  /** From the end of the last prompt, or the caller's last sound, to "Are you still there?". */
  askAfterMs: 8_000,
  /** From the end of that question to goodbye. */
  goodbyeAfterMs: 7_000,
  /** After "hold on". */
  patientMs: 60_000,
  /** Without any audio, while the flow goes on asking: three connections of the listener have failed. */
  deafAfterMs: 9_500,
} as const;

/** Only what was listened to counts as silence. All times are wall clock, epoch ms. */
export function silenceMove(silence: {
  /** The later of the caller's last sound and the end of the last prompt. */
  readonly sinceMs: number;
  readonly nowMs: number;
  readonly audio: AudioArrival;
  /** The flow's newest ask: the call was going on then. */
  readonly flowAskedAtMs: number;
  /** "Are you still there?" has been asked. */
  readonly asked: boolean;
  /** The caller has asked for time. */
  readonly patient: boolean;
}): SilenceMove {
  const { nowMs, audio } = silence;
  const withoutAudioMs = nowMs - audio.lastAtMs;
  if (audio.sinceMs === undefined || withoutAudioMs > audioGapMs) {
    // Audio ends with the call, too. An ask that comes later tells that the call goes on.
    const callGoesOn = silence.flowAskedAtMs - audio.lastAtMs > audioGapMs;
    return callGoesOn && withoutAudioMs >= silenceOptions.deafAfterMs ? 'deaf' : 'none';
  }
  const lastedMs = nowMs - Math.max(silence.sinceMs, audio.sinceMs);
  if (silence.asked) return lastedMs >= silenceOptions.goodbyeAfterMs ? 'goodbye' : 'none';
  return lastedMs >= (silence.patient ? silenceOptions.patientMs : silenceOptions.askAfterMs)
    ? 'ask'
    : 'none';
}
