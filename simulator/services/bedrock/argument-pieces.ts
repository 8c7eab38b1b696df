import { uniformOf } from '../../delays/uniform-of.ts';

/** The arguments as Claude sends them by default: each one as a whole, key and value. */
export function wholeArguments(input: Readonly<Record<string, unknown>>): string[] {
  const members = Object.entries(input).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  if (members.length === 0) return ['{}'];
  return [...members.map((member, index) => (index === 0 ? `{${member}` : `, ${member}`)), '}'];
}

/**
 * The same JSON cut anywhere, in pieces of 1 to 7 characters, and so also inside escapes: all that is not ASCII is
 * escaped. Always cut at the same places for the same `seed`.
 */
export function cutArguments(input: Readonly<Record<string, unknown>>, seed: string): string[] {
  const json = JSON.stringify(input).replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const pieces: string[] = [];
  for (let at = 0; at < json.length; ) {
    const length = 1 + Math.floor(uniformOf(`${seed}|${at}`) * 7);
    pieces.push(json.slice(at, at + length));
    at += length;
  }
  return pieces;
}
