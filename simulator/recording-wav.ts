import { MULAW_TO_LINEAR } from './voices/mulaw.ts';

const sampleRate = 8_000;
const headerBytes = 44;

/** Both sides of a call as a stereo WAV (16-bit PCM, 8 kHz), caller left and agent right. */
export function recordingWav(sides: { readonly caller: Uint8Array; readonly agent: Uint8Array }): Uint8Array {
  const frames = Math.max(sides.caller.length, sides.agent.length);
  const wav = Buffer.alloc(headerBytes + frames * 4);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 4, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(frames * 4, 40);
  for (let frame = 0; frame < frames; frame += 1) {
    wav.writeInt16LE(MULAW_TO_LINEAR[sides.caller[frame] ?? 0xff] ?? 0, headerBytes + frame * 4);
    wav.writeInt16LE(MULAW_TO_LINEAR[sides.agent[frame] ?? 0xff] ?? 0, headerBytes + frame * 4 + 2);
  }
  return wav;
}
