import { decodeMulaw } from './decode-mulaw.ts';
import { placeChunk } from './place-chunk.ts';

export type Side = 'agent' | 'caller';

/** Plays both sides of a line as they come. */
export interface Player {
  play(side: Side, base64: string): void;
  mute(muted: boolean): void;
  close(): void;
}

const sampleRate = 8_000;
/** The caller is a little quieter, as one's own voice is in a receiver. */
const loudness: Readonly<Record<Side, number>> = { agent: 1, caller: 0.5 };

/** Must be called while a click is handled: browsers let no page make sound unasked. */
export function startPlayer(muted: boolean): Player {
  const context = new AudioContext({ sampleRate, latencyHint: 'interactive' });
  void context.resume();
  const volume = context.createGain();
  volume.gain.value = muted ? 0 : 1;
  volume.connect(context.destination);
  const tracks = { agent: track('agent'), caller: track('caller') };

  function track(side: Side): { readonly gain: GainNode; queuedUntilS: number } {
    const gain = context.createGain();
    gain.gain.value = loudness[side];
    gain.connect(volume);
    return { gain, queuedUntilS: -1 };
  }

  return {
    play(side, base64) {
      if (context.state !== 'running') return;
      const one = tracks[side];
      const atS = placeChunk(one.queuedUntilS, context.currentTime);
      const samples = decodeMulaw(base64);
      if (atS === undefined || samples.length === 0) return;
      const buffer = context.createBuffer(1, samples.length, sampleRate);
      buffer.copyToChannel(samples, 0);
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(one.gain);
      source.start(atS);
      one.queuedUntilS = atS + buffer.duration;
    },
    mute: (mutedNow) => volume.gain.setTargetAtTime(mutedNow ? 0 : 1, context.currentTime, 0.01),
    close: () => void context.close(),
  };
}
