/** ITU-T G.711 µ-law codes to samples from −1 to 1. */
const samples: Float32Array = Float32Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits & 0x70) >> 4)) - 132;
  return (bits & 0x80 ? -magnitude : magnitude) / 32_768;
});

/** Decodes base64 of 8 kHz µ-law. */
export function decodeMulaw(base64: string): Float32Array<ArrayBuffer> {
  const text = atob(base64);
  const decoded = new Float32Array(text.length);
  for (let at = 0; at < text.length; at += 1) decoded[at] = samples[text.charCodeAt(at)] ?? 0;
  return decoded;
}
