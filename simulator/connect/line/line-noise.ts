/** µ-law codes of levels −16, 0 and 16. Every lowest bit is 1, so that noise never reads as a word's mark. */
const CODES = [0xff, 0x7f, 0xfd, 0x7d];

const LENGTH = 8_192;

/** What is on a line while nobody speaks: noise at −66 dBFS, the same for the same seed; it repeats each second. */
export function lineNoise(seed: string): (target: Uint8Array, from: number) => void {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const noise = Uint8Array.from({ length: LENGTH }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return CODES[(state >>> 8) & 3] ?? 0xff;
  });
  return (target, from) => {
    for (let n = 0; n < target.length; n += 1) target[n] = noise[(from + n) % LENGTH] ?? 0xff;
  };
}
