/** Connect plays 8 kHz mono µ-law and nothing else: one byte a sample. */
const SAMPLES_PER_MS = 8;
const FORMAT_MULAW = 7;
const FMT_BYTES = 18;
const FACT_BYTES = 4;

export const WAV_HEADER_BYTES = 12 + (8 + FMT_BYTES) + (8 + FACT_BYTES) + 8;

/** Raw µ-law at 8 kHz as a WAV file: format tag 7, with the fact chunk that every format but PCM must have. */
export function mulawWav(mulaw: Uint8Array): Uint8Array<ArrayBuffer> {
  const padding = mulaw.length % 2;
  const file = new Uint8Array(WAV_HEADER_BYTES + mulaw.length + padding);
  const view = new DataView(file.buffer);
  let at = 0;
  const tag = (name: string) => {
    for (const character of name) view.setUint8(at++, character.charCodeAt(0));
  };
  const u16 = (value: number) => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const u32 = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };

  tag('RIFF');
  u32(file.length - 8);
  tag('WAVE');
  tag('fmt ');
  u32(FMT_BYTES);
  u16(FORMAT_MULAW);
  u16(1); // channel
  u32(8_000); // samples a second
  u32(8_000); // bytes a second
  u16(1); // bytes a sample
  u16(8); // bits a sample
  u16(0); // no extension
  tag('fact');
  u32(FACT_BYTES);
  u32(mulaw.length);
  tag('data');
  u32(mulaw.length);
  file.set(mulaw, at);
  return file;
}

export function mulawDurationMs(bytes: number): number {
  return bytes / SAMPLES_PER_MS;
}

/** Of a file that `mulawWav` made, from its size alone. */
export function wavDurationMs(fileBytes: number): number {
  return mulawDurationMs(Math.max(0, fileBytes - WAV_HEADER_BYTES));
}
