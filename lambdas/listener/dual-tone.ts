import { SAMPLE_RATE_HZ } from './audio-frame.ts';

/** The keys of a telephone: one tone of each group (ITU-T Q.23). */
const LOW_GROUP_HZ = [697, 770, 852, 941];
const HIGH_GROUP_HZ = [1209, 1336, 1477, 1633];

/** Share of a frame's energy that its two tones hold. Speech spreads over many harmonics and stays below. */
const TONAL_SHARE = 0.7;
/** The weaker tone's least share of the stronger one: ITU-T Q.24 lets networks accept twist up to about 8 dB. */
const LEAST_TWIST = 0.1;

const coefficients = (frequencies: readonly number[]) =>
  frequencies.map((hz) => 2 * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE_HZ));
const LOW_GROUP = coefficients(LOW_GROUP_HZ);
const HIGH_GROUP = coefficients(HIGH_GROUP_HZ);

/** Whether the samples are a key being pressed. `energy` is their sum of squares. */
export function isDualTone(pcm: Int16Array, offset: number, length: number, energy: number): boolean {
  if (energy === 0) return false;
  const low = strongest(LOW_GROUP, pcm, offset, length);
  const high = strongest(HIGH_GROUP, pcm, offset, length);
  // A pure tone of energy E has a Goertzel power of E·N/2.
  const share = (low + high) / ((energy * length) / 2);
  return share >= TONAL_SHARE && Math.min(low, high) >= LEAST_TWIST * Math.max(low, high);
}

/** Goertzel's filter at each frequency; the greatest power. */
function strongest(group: readonly number[], pcm: Int16Array, offset: number, length: number): number {
  let greatest = 0;
  for (const coefficient of group) {
    let last = 0;
    let before = 0;
    for (let index = offset; index < offset + length; index += 1) {
      const next = (pcm[index] ?? 0) + coefficient * last - before;
      before = last;
      last = next;
    }
    greatest = Math.max(greatest, last * last + before * before - coefficient * last * before);
  }
  return greatest;
}
