/** Digits of the shortest number that is dialled from outside, and of the longest (ITU-T E.164). */
const shortest = 7;
const longest = 15;

/**
 * A number that a caller keyed in, as it is shown to staff: digits alone. `undefined` for what is none: too short, too
 * long, one key over and over, or `Timeout`. Nothing dials or texts it.
 */
export function callBackNumber(keyed: string | undefined): string | undefined {
  const digits = (keyed ?? '').replace(/[\s#]/g, '');
  if (!/^\d+$/.test(digits) || digits.length < shortest || digits.length > longest) return undefined;
  return /^(\d)\1*$/.test(digits) ? undefined : digits;
}
