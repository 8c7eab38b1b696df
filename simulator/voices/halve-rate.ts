const TAPS = 47;
const MIDDLE = (TAPS - 1) / 2;
/** 3,400 Hz of 16,000: the upper edge of a phone line. */
const CUTOFF = 3_400 / 16_000;

const FILTER = lowPass();

/** 16 kHz to 8 kHz; what lies above a phone line's band is taken out first. */
export function halveRate(pcm: Int16Array): Int16Array {
  const half = new Int16Array(Math.ceil(pcm.length / 2));
  for (let n = 0; n < half.length; n += 1) {
    const from = 2 * n - MIDDLE;
    let sum = 0;
    for (let tap = 0; tap < TAPS; tap += 1) sum += (FILTER[tap] ?? 0) * (pcm[from + tap] ?? 0);
    half[n] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
  return half;
}

/** A sinc under a Hamming window, of unit gain. */
function lowPass(): Float64Array {
  const taps = Float64Array.from({ length: TAPS }, (_, tap) => {
    const x = tap - MIDDLE;
    const sinc = x === 0 ? 2 * CUTOFF : Math.sin(2 * Math.PI * CUTOFF * x) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * tap) / (TAPS - 1)));
  });
  const gain = taps.reduce((sum, tap) => sum + tap, 0);
  return taps.map((tap) => tap / gain);
}
