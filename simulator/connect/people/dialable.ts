/**
 * Where an instance in us-east-1 may call without asking first; elsewhere it must be allowed.
 * https://docs.aws.amazon.com/connect/latest/adminguide/country-code-allow-list.html
 */
const BY_DEFAULT = ['+1', '+44', '+49', '+46', '+52', '+61', '+65', '+81', '+852', '+86', '+972'];

/** British mobile numbers are blocked until they are asked for. */
const BLOCKED = ['+447'];

/** Whether the instance may call the number, by the beginnings of numbers that it may. */
export function isDialable(number: string, allowed: readonly string[] = BY_DEFAULT): boolean {
  const begins = (prefix: string) => number.startsWith(prefix);
  return allowed.some(begins) && !(allowed === BY_DEFAULT && BLOCKED.some(begins));
}
