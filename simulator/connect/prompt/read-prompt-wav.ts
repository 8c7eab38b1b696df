import { SAMPLES_PER_MS } from '../line/block.ts';

/** "<50MB and less than five minutes long": https://docs.aws.amazon.com/connect/latest/adminguide/setup-prompts-s3.html */
const LARGEST_BYTES = 50_000_000;
const LONGEST_MS = 5 * 60_000;

/** Why Connect would not play a file. */
export class UnplayablePrompt extends Error {
  constructor(problem: string) {
    super(`The prompt does not play: ${problem}`);
    this.name = 'UnplayablePrompt';
  }
}

/** The µ-law samples of a prompt. Throws `UnplayablePrompt` unless it is a WAV file of 8 kHz mono µ-law (format tag 7) within Connect's limits. */
export function readPromptWav(file: Uint8Array): Uint8Array {
  if (file.length >= LARGEST_BYTES) throw new UnplayablePrompt(`it has ${file.length} bytes; below 50 MB.`);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const name = (at: number) => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE')
    throw new UnplayablePrompt('it is no WAV file.');
  if (view.getUint32(4, true) + 8 > file.length)
    throw new UnplayablePrompt('the RIFF chunk is longer than the file.');

  let format = false;
  for (let at = 12; at + 8 <= file.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (body + size > file.length)
      throw new UnplayablePrompt(`the chunk "${name(at)}" is longer than the file.`);
    if (name(at) === 'fmt ') {
      checkFormat(view, body, size);
      format = true;
    }
    if (name(at) === 'data') {
      if (!format) throw new UnplayablePrompt('no format comes before its data.');
      if (size === 0) throw new UnplayablePrompt('it holds no audio.');
      if (size / SAMPLES_PER_MS >= LONGEST_MS)
        throw new UnplayablePrompt('it is five minutes long or longer.');
      return file.subarray(body, body + size);
    }
    at = body + size + (size % 2);
  }
  throw new UnplayablePrompt('it has no data chunk.');
}

function checkFormat(view: DataView, at: number, size: number): void {
  if (size < 16) throw new UnplayablePrompt('its format chunk is too short.');
  const found = {
    'format tag': [view.getUint16(at, true), 7],
    channels: [view.getUint16(at + 2, true), 1],
    'samples per second': [view.getUint32(at + 4, true), 8_000],
    'bytes per second': [view.getUint32(at + 8, true), 8_000],
    'bytes per frame': [view.getUint16(at + 12, true), 1],
    'bits per sample': [view.getUint16(at + 14, true), 8],
  } as const;
  const wrong = Object.entries(found).filter(([, [is, must]]) => is !== must);
  if (wrong.length > 0) {
    throw new UnplayablePrompt(
      wrong.map(([what, [is, must]]) => `${what} ${is}, must be ${must}`).join('; '),
    );
  }
}
