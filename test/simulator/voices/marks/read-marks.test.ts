import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkReader } from '../../../../simulator/voices/marks/mark-reader.ts';
import { heardText, readMarks } from '../../../../simulator/voices/marks/read-marks.ts';
import { decodeMulaw, encodeMulaw } from '../../../../simulator/voices/mulaw.ts';
import { joined, markedSound, timed, unmarkedSound } from './marked-sound.ts';

const BLOCK = 512;
const sentence = timed([
  ['Do', 150],
  ['you', 110],
  ['open', 330],
  ['on', 90],
  ['Sunday?', 470],
  ['I', 200],
  ['x', 20],
  ['q', 15],
  ['need', 12],
  ['appointments.', 700],
]);
const sound = markedSound(sentence);
const wordTexts = sentence.map((word) => word.text);

const anyWords = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.stringMatching(/^[a-zA-Z0-9$'-]{1,14}[.,?!]?$/),
        fc.constantFrom('Zoë', 'naïve,', '号', '👋'),
      ),
      fc.integer({ min: 1, max: 900 }),
    ),
    { minLength: 1, maxLength: 25 },
  )
  // Nobody says more than a letter in 10 ms.
  .map((words) => timed(words.map(([text, ms]) => [text, Math.max(ms, 10 * text.length)] as const)));

describe('readMarks', () => {
  it('hears every word where it was said, after a pass through linear PCM', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const heard = readMarks(encodeMulaw(decodeMulaw(markedSound(words))));

        expect(heard.map(({ text, complete }) => ({ text, complete }))).toEqual(
          words.map(({ text }) => ({ text, complete: true })),
        );
        for (const [n, word] of heard.entries()) {
          expect(Math.abs(word.startMs - (words[n]?.startMs ?? 0))).toBeLessThanOrEqual(64);
          expect(word.endMs).toBeGreaterThan(word.startMs);
        }
      }),
    );
  });

  it('is not changed by a pass through linear PCM, code for code', () => {
    expect(encodeMulaw(decodeMulaw(sound))).toEqual(sound);
  });

  it('hears the same at any offset among other sound, and in chunks of any size', () => {
    fc.assert(
      fc.property(
        fc.nat(3_000),
        fc.nat(3_000),
        fc.array(fc.integer({ min: 1, max: 1_500 }), { minLength: 1, maxLength: 10 }),
        (before, after, sizes) => {
          const audio = joined(unmarkedSound(before, 3), sound, unmarkedSound(after, 5));
          const reader = createMarkReader();
          const heard = [];
          for (let at = 0, n = 0; at < audio.length; n += 1) {
            const size = sizes[n % sizes.length] ?? 1;
            heard.push(...reader.push(audio.subarray(at, at + size)));
            at += size;
          }
          heard.push(...reader.end());

          expect(heard.map((word) => word.text)).toEqual(wordTexts);
          expect(heard[0]?.startMs).toBe(40 + before / 8);
          expect(heard).toEqual(readMarks(audio));
        },
      ),
    );
  });

  it('loses or garbles the words of a stretch that is lost, and no others', () => {
    fc.assert(
      fc.property(fc.nat(sound.length), fc.integer({ min: 1, max: 4_000 }), (from, length) => {
        const to = Math.min(sound.length, from + length);
        const heard = readMarks(joined(sound.subarray(0, from), sound.subarray(to)));

        const untouched = sentence.filter(
          ({ startMs, endMs }) => blockEnd(endMs) <= from || blockStart(startMs) >= to,
        );
        const complete = heard.filter((word) => word.complete).map((word) => word.text);
        expect(complete).toEqual(expect.arrayContaining(untouched.map((word) => word.text)));
        expect(isInOrder(complete, wordTexts)).toBe(true);
        for (const { text } of heard.filter((word) => !word.complete)) expect(wordTexts).not.toContain(text);
        const hit = sentence.filter((word) => word.startMs * 8 >= from && word.endMs * 8 <= to);
        for (const { text } of hit) expect(heard.map((word) => word.text)).not.toContain(text);
      }),
    );
  });

  it('hears no word right whose middle has been replaced by silence', () => {
    const heard = readMarks(Uint8Array.from(sound, (code, n) => (n > 300 * 8 && n < 600 * 8 ? 0xff : code)));

    expect(heard.map((word) => word.text)).not.toContain('open');
    expect(heardText(heard.slice(-6))).toBe('Sunday? I x q need appointments.');
  });

  it('cuts a word in two where stillness was put into it, be it between two blocks', () => {
    const at = 15 * BLOCK;
    const heard = readMarks(joined(sound.subarray(0, at), unmarkedSound(80, 2), sound.subarray(at)));

    expect(heard.filter((word) => !word.complete)).toHaveLength(2);
    expect(heard.map((word) => word.text)).not.toContain('Sunday?');
  });

  it('hears repeated audio as repeated words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.nat(900), (times, gap) => {
        const pieces = Array.from({ length: times }, () => joined(sound, unmarkedSound(gap, 9)));

        const heard = readMarks(joined(...pieces)).map((word) => word.text);

        expect(heard).toEqual(pieces.flatMap(() => wordTexts));
      }),
    );
  });

  it('hears a stutter of one block as more than was said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (block) => {
        const at = block * BLOCK;
        const stutter = joined(sound.subarray(0, at + BLOCK), sound.subarray(at));

        expect(heardText(readMarks(stutter))).not.toBe(wordTexts.join(' '));
      }),
    );
  });

  it('hears swapped blocks as wrong words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (block) => {
        const swapped = joined(
          sound.subarray(0, block * BLOCK),
          sound.subarray((block + 1) * BLOCK, (block + 2) * BLOCK),
          sound.subarray(block * BLOCK, (block + 1) * BLOCK),
          sound.subarray((block + 2) * BLOCK),
        );

        expect(heardText(readMarks(swapped))).not.toBe(wordTexts.join(' '));
      }),
    );
  });

  it('tells two utterances apart', () => {
    const heard = readMarks(joined(markedSound(sentence, 21), markedSound(sentence, 22)));

    expect(new Set(heard.map((word) => word.utterance)).size).toBe(2);
  });

  it('hears nothing in sound that carries no words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_000 }), (audio) => {
        expect(readMarks(audio)).toEqual([]);
      }),
    );
    expect(readMarks(unmarkedSound(400_000))).toEqual([]);
  });

  it('hears nothing in words whose level was changed', () => {
    const quieter = encodeMulaw(decodeMulaw(sound).map((sample) => Math.round(sample * 0.7)));

    expect(readMarks(quieter)).toEqual([]);
  });
});

describe('createMarkReader', () => {
  it('gives a word in the chunk in which its last block is complete', () => {
    const reader = createMarkReader();
    const firstWordEndsInBlock = 2;

    const before = reader.push(sound.subarray(0, (firstWordEndsInBlock + 1) * BLOCK - 1));
    const after = reader.push(sound.subarray((firstWordEndsInBlock + 1) * BLOCK - 1, 3 * BLOCK));

    expect(before).toEqual([]);
    expect(after.map((word) => word.text)).toEqual(['Do']);
  });

  it('gives up a word that was cut when its next block should have come, without an end of the audio', () => {
    const reader = createMarkReader();

    const heard = reader.push(joined(sound.subarray(0, 7 * BLOCK), unmarkedSound(BLOCK)));

    expect(heard.at(-1)).toMatchObject({ complete: false });
  });
});

function blockStart(ms: number): number {
  return Math.floor(ms / 64) * BLOCK;
}

function blockEnd(ms: number): number {
  return Math.ceil(ms / 64) * BLOCK;
}

function isInOrder(some: readonly string[], all: readonly string[]): boolean {
  let at = -1;
  return some.every((word) => {
    at = all.indexOf(word, at + 1);
    return at !== -1;
  });
}
