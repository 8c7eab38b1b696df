/** Sound of one channel, 16 bit. */
export interface Sound {
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
}

const pcm = 1;
const mulaw = 7;
const headerBytes = 44;

/** Reads a recording: 16-bit PCM or µ-law, several channels mixed into one. `undefined` for anything else. */
export function readWav(bytes: Uint8Array): Sound | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') return undefined;
  let format: { code: number; channels: number; sampleRateHz: number; bits: number } | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const from = at + 8;
    if (name(at) === 'fmt ' && from + 16 <= bytes.length) {
      format = {
        code: view.getUint16(from, true),
        channels: view.getUint16(from + 2, true),
        sampleRateHz: view.getUint32(from + 4, true),
        bits: view.getUint16(from + 14, true),
      };
    } else if (name(at) === 'data' && format !== undefined) {
      // A recording that was cut off says more than it has.
      return readData(bytes.subarray(from, Math.min(from + length, bytes.length)), format);
    }
    at = from + length + (length % 2);
  }
  return undefined;
}

function readData(
  data: Uint8Array,
  format: { code: number; channels: number; sampleRateHz: number; bits: number },
): Sound | undefined {
  const { code, channels, sampleRateHz, bits } = format;
  if (channels < 1 || sampleRateHz < 1) return undefined;
  if (!((code === pcm && bits === 16) || (code === mulaw && bits === 8))) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const bytesEach = bits / 8;
  const samples = new Int16Array(Math.floor(data.length / (bytesEach * channels)));
  for (let index = 0; index < samples.length; index += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      const at = (index * channels + channel) * bytesEach;
      sum += code === pcm ? view.getInt16(at, true) : fromMulaw(data[at] ?? 0xff);
    }
    samples[index] = Math.max(-32_768, Math.min(32_767, sum));
  }
  return { samples, sampleRateHz };
}

/** ITU-T G.711. */
function fromMulaw(byte: number): number {
  const value = ~byte & 0xff;
  const magnitude = (((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4);
  return (value & 0x80) !== 0 ? 0x84 - magnitude : magnitude - 0x84;
}

/** 16-bit PCM, one channel. */
export function writeWav({ samples, sampleRateHz }: Sound): Uint8Array {
  const bytes = Buffer.alloc(headerBytes + samples.length * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(pcm, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRateHz, 24);
  bytes.writeUInt32LE(sampleRateHz * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(sample, headerBytes + index * 2);
  return bytes;
}
