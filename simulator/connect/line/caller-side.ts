import { encodeMulaw, MULAW_TO_LINEAR } from '../../voices/mulaw.ts';
import type { Echo } from '../phone-call.ts';
import type { AudioTrack } from './audio-track.ts';
import { SAMPLES_PER_MS } from './block.ts';
import { lineNoise } from './line-noise.ts';

/**
 * What goes into the caller's line, as a function of the position: noise, over it the echo of the agent,
 * over both what the caller says, which alone is heard in double talk.
 */
export function callerSide(
  own: AudioTrack,
  agent: AudioTrack,
  seed: string,
  echo: Echo | undefined,
): (from: number, length: number) => Uint8Array {
  const noise = lineNoise(seed);
  const loudness = echo === undefined ? undefined : quieter(echo.gainDb);
  const delay = Math.round((echo?.delayMs ?? 0) * SAMPLES_PER_MS);
  return (from, length) => {
    const line = new Uint8Array(length);
    noise(line, from);
    if (loudness !== undefined) {
      for (const { offset, mulaw } of agent.pieces(from - delay, length)) {
        for (let n = 0; n < mulaw.length; n += 1) line[offset + n] = loudness[mulaw[n] ?? 0] ?? 0;
      }
    }
    for (const { offset, mulaw } of own.pieces(from, length)) line.set(mulaw, offset);
    return line;
  };
}

/** Codes scaled by `gainDb` with their lowest bit kept: the words marked there are still heard in an echo. */
function quieter(gainDb: number): Uint8Array {
  if (!(gainDb <= 0)) throw new RangeError(`An echo of ${gainDb} dB is louder than its sound; at most 0.`);
  const gain = 10 ** (gainDb / 20);
  const scaled = encodeMulaw(MULAW_TO_LINEAR.map((level) => Math.round(level * gain)));
  return scaled.map((softer, code) => (softer & 0xfe) | (code & 1));
}
