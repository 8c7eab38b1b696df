import { readFileSync } from 'node:fs';

/** Sound of 8 kHz that tests put together: fixtures of speech, and tones and noise made here. */
export type Sound = Int16Array;

export type RecordedSpeech = 'booking' | 'question' | 'number';

/** Speech made once with espeak-ng, kept as µ-law. */
export function speech(name: RecordedSpeech): Sound {
  const codes = readFileSync(new URL(`fixtures/${name}.ulaw`, import.meta.url));
  return Int16Array.from(codes, decodeMulaw);
}

export function silence(ms: number): Sound {
  return new Int16Array(ms * 8);
}

/** Sines of equal strength; `level` is the whole's peak re full scale. */
export function tones(ms: number, level: number, ...frequenciesHz: readonly number[]): Sound {
  return Int16Array.from({ length: ms * 8 }, (_, index) => {
    const sum = frequenciesHz.reduce((total, hz) => total + Math.sin((2 * Math.PI * hz * index) / 8000), 0);
    return Math.round((sum / frequenciesHz.length) * level * 32_767);
  });
}

/** White noise of the given RMS re full scale, in dB. */
export function noise(ms: number, levelDb: number, seed = 1): Sound {
  const next = random(seed);
  const peak = 10 ** (levelDb / 20) * Math.sqrt(3) * 32_767;
  return Int16Array.from({ length: ms * 8 }, () => Math.round((next() * 2 - 1) * peak));
}

/** A keyboard, a door, a cup: 5 ms bursts, `everyMs` apart. */
export function clicks(ms: number, everyMs: number): Sound {
  const next = random(7);
  return Int16Array.from({ length: ms * 8 }, (_, index) =>
    index % (everyMs * 8) < 40 ? Math.round((next() * 2 - 1) * 16_000) : 0,
  );
}

export function joined(...sounds: readonly Sound[]): Sound {
  return Int16Array.from(sounds.flatMap((sound) => [...sound]));
}

/** Two sounds at once; as long as the longer. */
export function mixed(one: Sound, other: Sound): Sound {
  return Int16Array.from({ length: Math.max(one.length, other.length) }, (_, index) =>
    Math.max(-32_768, Math.min(32_767, (one[index] ?? 0) + (other[index] ?? 0))),
  );
}

export function louder(sound: Sound, db: number): Sound {
  const factor = 10 ** (db / 20);
  return sound.map((sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * factor))));
}

/** Frames as the media stream gives them: 512 samples. */
export function frames(sound: Sound, startMs: number, samples = 512): { startMs: number; pcm: Int16Array }[] {
  const count = Math.ceil(sound.length / samples);
  return Array.from({ length: count }, (_, index) => ({
    startMs: startMs + (index * samples) / 8,
    pcm: sound.slice(index * samples, (index + 1) * samples),
  }));
}

/** Numbers in [0, 1) that are the same in each run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixedBits = Math.imul(state ^ (state >>> 15), 1 | state);
    mixedBits ^= mixedBits + Math.imul(mixedBits ^ (mixedBits >>> 7), 61 | mixedBits);
    return ((mixedBits ^ (mixedBits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** ITU-T G.711. */
function decodeMulaw(code: number): number {
  const bits = ~code & 0xff;
  const magnitude = (((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4);
  return bits & 0x80 ? 0x84 - magnitude : magnitude - 0x84;
}
