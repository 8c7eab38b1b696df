import { encodeMulaw } from '../../voices/mulaw.ts';
import { SAMPLES_PER_MS } from './block.ts';

const DTMF_ROWS = [697, 770, 852, 941];
const DTMF_COLUMNS = [1_209, 1_336, 1_477];
const DTMF_KEYS = '123456789*0#';
/** Longest of common telephones' shortest tones; ITU-T Q.24 wants at least 40 ms. */
const DTMF_MS = 120;

/** Sine waves together at −13 dBFS. Every lowest bit is 1, so that a tone never reads as a word's mark. */
export function tone(frequencies: readonly number[], ms: number): Uint8Array {
  const amplitude = 7_000 / frequencies.length;
  const pcm = Int16Array.from({ length: Math.round(ms * SAMPLES_PER_MS) }, (_, n) =>
    Math.round(
      frequencies.reduce((sum, hertz) => sum + Math.sin((2 * Math.PI * hertz * n) / 8_000), 0) * amplitude,
    ),
  );
  return encodeMulaw(pcm).map((code) => code | 1);
}

/** The two tones of a telephone's key (ITU-T Q.23). */
export function dtmfTone(key: string): Uint8Array {
  const place = DTMF_KEYS.indexOf(key);
  const [row, column] = [DTMF_ROWS[Math.floor(place / 3)], DTMF_COLUMNS[place % 3]];
  if (row === undefined || column === undefined) throw new RangeError(`"${key}" is no key of a telephone.`);
  return tone([row, column], DTMF_MS);
}
