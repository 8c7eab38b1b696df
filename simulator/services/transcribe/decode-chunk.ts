import { encodeMulaw } from '../../voices/mulaw.ts';
import { badRequest, type StreamSettings } from './stream-settings.ts';

/** "AudioEvent: maximum duration of 1 second", StartStreamTranscription API reference. */
const LONGEST_CHUNK_MS = 1_000;

/** The audio of one event as 8 kHz µ-law. Throws `BadRequestException` for half samples and chunks of over 1 s. */
export function decodeChunk(bytes: Uint8Array, { encoding }: StreamSettings): Uint8Array {
  const bytesPerSample = encoding === 'pcm' ? 2 : 1;
  const samples = bytes.length / bytesPerSample;
  if (samples > LONGEST_CHUNK_MS * 8) {
    throw badRequest('Your stream is too big. Reduce the frame size and try your request again.');
  }
  if (!Number.isInteger(samples)) throw badRequest('An audio event ends in the middle of a sample.');
  if (encoding === 'g711-ulaw') return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encodeMulaw(Int16Array.from({ length: samples }, (_, n) => view.getInt16(2 * n, true)));
}
