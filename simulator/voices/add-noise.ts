/** White noise over linear samples, `levelDb` RMS re full scale; the same for the same seed. Clips at full scale. */
export function addNoise(pcm: Int16Array, levelDb: number, seed: number): Int16Array {
  const peak = 10 ** (levelDb / 20) * Math.sqrt(3) * 32_768;
  let state = seed | 1;
  return pcm.map((sample) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const noise = ((state >>> 0) / 2 ** 31 - 1) * peak;
    return Math.max(-32_768, Math.min(32_767, Math.round(sample + noise)));
  });
}
