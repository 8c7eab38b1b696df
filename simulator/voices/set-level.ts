/** Speech on a phone line: −20 dB RMS re full scale, as ITU-T P.56 levels of −26 dBov and up are called normal. */
const LEVEL = 10 ** (-20 / 20) * 32_768;
/** Samples softer than this are pauses, which do not count for the level. */
const PAUSE = 200;

/** Brings the voiced part to the level of a phone line; no louder than full scale. */
export function setLevel(pcm: Int16Array): Int16Array {
  let squares = 0;
  let voiced = 0;
  let peak = 1;
  for (const sample of pcm) {
    const magnitude = Math.abs(sample);
    if (magnitude > peak) peak = magnitude;
    if (magnitude < PAUSE) continue;
    squares += sample * sample;
    voiced += 1;
  }
  if (voiced === 0) return pcm;
  const gain = Math.min(LEVEL / Math.sqrt(squares / voiced), 32_000 / peak);
  return pcm.map((sample) => Math.round(sample * gain));
}
