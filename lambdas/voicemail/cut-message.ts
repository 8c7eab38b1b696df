import type { Sound } from './wav.ts';

/** Length of the tone; Connect's own "beep" is about as long. */
const toneMs = 500;
/** Quieter than this is a line on which nobody speaks: −46 dB of full scale. */
const quiet = 164;
/** So much voice at least makes a message. */
const leastVoiceMs = 300;
const frameMs = 20;

/** The message alone: from the end of the tone to the end of the recording. The whole of it when no time is known. */
export function cutMessage(
  sound: Sound,
  times: { readonly startMs?: number | undefined; readonly toneAtMs?: number | undefined },
): Sound {
  if (times.startMs === undefined || times.toneAtMs === undefined) return sound;
  const leadMs = Math.max(0, times.toneAtMs - times.startMs) + toneMs;
  const from = Math.round((leadMs * sound.sampleRateHz) / 1_000);
  // Clocks that disagree must not swallow a message.
  return from >= sound.samples.length ? sound : { ...sound, samples: sound.samples.subarray(from) };
}

export const durationMs = ({ samples, sampleRateHz }: Sound): number =>
  Math.round((samples.length / sampleRateHz) * 1_000);

/** Whether anything is on it that could be speech. */
export function isSilent({ samples, sampleRateHz }: Sound): boolean {
  const length = Math.max(1, Math.round((sampleRateHz * frameMs) / 1_000));
  let loudMs = 0;
  for (let from = 0; from + length <= samples.length; from += length) {
    let energy = 0;
    for (const sample of samples.subarray(from, from + length)) energy += sample * sample;
    if (Math.sqrt(energy / length) > quiet) loudMs += frameMs;
    if (loudMs >= leastVoiceMs) return false;
  }
  return true;
}

/** The sound with nothing in these stretches, ms from its start. */
export function silenced(
  sound: Sound,
  spans: readonly { readonly fromMs: number; readonly toMs: number }[],
): Sound {
  if (spans.length === 0) return sound;
  const samples = sound.samples.slice();
  const at = (ms: number) => Math.round((ms * sound.sampleRateHz) / 1_000);
  for (const { fromMs, toMs } of spans) samples.fill(0, Math.max(0, at(fromMs)), Math.max(0, at(toMs)));
  return { ...sound, samples };
}
