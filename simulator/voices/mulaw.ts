/** ITU-T G.711 µ-law, 8-bit codes to 16-bit linear samples and back, by table. */

const BIAS = 0x84;
const CLIP = 32_635;

/** Linear sample of each code. −0 (0x7f) and +0 (0xff) are both 0. */
export const MULAW_TO_LINEAR: Int16Array = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0xff;
  const magnitude = (((bits & 0x0f) << 3) + BIAS) << ((bits & 0x70) >> 4);
  return bits & 0x80 ? BIAS - magnitude : magnitude - BIAS;
});

/** Code of each linear sample, by its 16 bits taken as unsigned. */
const LINEAR_TO_MULAW: Uint8Array = Uint8Array.from({ length: 65_536 }, (_, bits) => {
  const sample = (bits << 16) >> 16;
  const sign = sample < 0 ? 0x80 : 0;
  const biased = Math.min(Math.abs(sample), CLIP) + BIAS;
  const exponent = 31 - Math.clz32(biased) - 7;
  const mantissa = (biased >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
});

export function decodeMulaw(mulaw: Uint8Array): Int16Array {
  const pcm = new Int16Array(mulaw.length);
  for (let n = 0; n < mulaw.length; n += 1) pcm[n] = MULAW_TO_LINEAR[mulaw[n] ?? 0] ?? 0;
  return pcm;
}

/** The nearest code below each sample's magnitude; `encodeMulaw(decodeMulaw(c))` is `c`, but 0xff for −0 (0x7f). */
export function encodeMulaw(pcm: Int16Array): Uint8Array {
  const mulaw = new Uint8Array(pcm.length);
  for (let n = 0; n < pcm.length; n += 1) mulaw[n] = LINEAR_TO_MULAW[(pcm[n] ?? 0) & 0xffff] ?? 0;
  return mulaw;
}
