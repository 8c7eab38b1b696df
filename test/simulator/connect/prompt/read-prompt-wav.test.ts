import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPromptWav, UnplayablePrompt } from '../../../../simulator/connect/prompt/read-prompt-wav.ts';
import { wavOf } from '../wav-of.ts';

const sound = Uint8Array.from({ length: 80 }, (_, n) => n);

describe('readPromptWav', () => {
  it('gives the samples of 8 kHz mono µ-law', () => {
    expect(readPromptWav(wavOf(sound))).toEqual(sound);
  });

  it('passes over chunks that it does not know, padded to even length', () => {
    const plain = wavOf(sound);
    const list = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1');
    const file = Buffer.concat([plain.subarray(0, 38), list, plain.subarray(38)]);
    file.writeUInt32LE(file.length - 8, 4);

    expect(readPromptWav(Uint8Array.from(file))).toEqual(sound);
  });

  it.each([
    ['linear PCM', wavOf(sound, { tag: 1, bits: 16 }), 'format tag 1, must be 7'],
    ['A-law', wavOf(sound, { tag: 6 }), 'format tag 6, must be 7'],
    ['stereo', wavOf(sound, { channels: 2 }), 'channels 2, must be 1'],
    ['16 kHz', wavOf(sound, { rate: 16_000 }), 'samples per second 16000, must be 8000'],
    ['no audio', wavOf(new Uint8Array()), 'holds no audio'],
    ['a cut file', wavOf(sound).subarray(0, 100), 'longer than the file'],
    ['five minutes', wavOf(new Uint8Array(5 * 60 * 8_000)), 'five minutes'],
    ['another file', Uint8Array.from(Buffer.from('ID3 this is an MP3 file')), 'no WAV file'],
  ])('refuses %s', (_, file, problem) => {
    expect(() => readPromptWav(file)).toThrow(problem);
  });

  it('answers any bytes with samples or by name', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(45), (noise, keep) => {
        const file = Uint8Array.from([...wavOf(sound).subarray(0, keep), ...noise]);
        try {
          readPromptWav(file);
        } catch (error) {
          expect(error).toBeInstanceOf(UnplayablePrompt);
        }
      }),
    );
  });
});
