import { tone } from '../connect/line/tone.ts';
import { silence } from './silence.ts';

/** The calling tone of a fax machine: 1,100 Hz, 0.5 s of every 3.5 s (ITU-T T.30). */
export function faxTone(ms: number): Uint8Array {
  const once = Buffer.concat([tone([1_100], 500), silence(3_000)]);
  const times = Math.ceil(ms / 3_500);
  return Uint8Array.from(Buffer.concat(Array.from({ length: times }, () => once)).subarray(0, ms * 8));
}
