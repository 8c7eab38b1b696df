import { decodeMulaw } from '../../voices/mulaw.ts';
import { silence } from '../../voices/silence.ts';
import type { Voices } from '../../voices/utterance.ts';
import type { SpokenPart } from './read-ssml.ts';
import type { SpeechSettings } from './speech-settings.ts';

/** Says the parts one after the other: 8 kHz µ-law that carries its words. */
export async function renderParts(parts: readonly SpokenPart[], voices: Voices): Promise<Uint8Array> {
  const sounds = await Promise.all(
    parts.map(async (part) =>
      'text' in part ? (await voices.speak(part.text, 'agent')).mulaw : silence(part.pauseMs),
    ),
  );
  return new Uint8Array(Buffer.concat(sounds));
}

/**
 * In the form that was asked for. Words survive in µ-law and in 8 kHz PCM; in 16 kHz PCM they are in every second
 * sample, so that they live as long as nobody filters it.
 */
export function codeSpeech(mulaw: Uint8Array, { format, rateHz }: SpeechSettings): Uint8Array {
  if (format === 'mulaw') return mulaw;
  const pcm = decodeMulaw(mulaw);
  const times = rateHz / 8_000;
  const bytes = Buffer.alloc(pcm.length * 2 * times);
  for (let n = 0; n < pcm.length; n += 1) {
    const sample = pcm[n] ?? 0;
    bytes.writeInt16LE(sample, 2 * n * times);
    if (times === 2) bytes.writeInt16LE(Math.trunc((sample + (pcm[n + 1] ?? sample)) / 2), 4 * n + 2);
  }
  return bytes;
}

/** Bytes of a millisecond of speech. */
export function bytesPerMs({ format, rateHz }: SpeechSettings): number {
  return (rateHz / 1_000) * (format === 'pcm' ? 2 : 1);
}
