import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResult, type TranscribeResult } from '../../lambdas/aws/transcribe.ts';
import { textOf } from '../../lambdas/listener/spoken-word.ts';
import {
  emptyTranscript,
  forgetWords,
  type Transcript,
  withNewStream,
  withResult,
  wordsAfter,
} from '../../lambdas/listener/transcript.ts';

/** A result whose words take 300 ms each, from `startMs` of the stream. */
function result(resultId: string, text: string, startMs: number, final = false): TranscribeResult {
  const items = text.split(' ').map((word, index) => ({
    text: word,
    punctuation: /^[.,?]$/.test(word),
    startMs: startMs + index * 300,
    endMs: startMs + index * 300 + 280,
    stable: final,
  }));
  return { resultId, final, items };
}

const apply = (transcript: Transcript, ...results: readonly TranscribeResult[]) =>
  results.reduce((before, one) => withResult(before, one, (ms) => ms), transcript);
const heard = (transcript: Transcript, fromMs = 0) => textOf(wordsAfter(transcript, fromMs));

describe('a transcript', () => {
  it('replaces a partial by newer ones, and by its final', () => {
    const transcript = apply(
      withNewStream(emptyTranscript, 0),
      result('a', 'do you cell', 0),
      result('a', 'do you sell gifts', 0),
      result('a', 'do you sell gift cards ?', 0, true),
    );

    expect(heard(transcript)).toBe('do you sell gift cards?');
    expect(wordsAfter(transcript, 0).every((word) => word.stable)).toBe(true);
  });

  it('puts several results of one utterance together in the order of time', () => {
    const stream = withNewStream(emptyTranscript, 0);

    expect(heard(apply(stream, result('b', 'or Tuesday', 900), result('a', 'on Monday', 0)))).toBe(
      'on Monday or Tuesday',
    );
  });

  it('lets no word before a lock come back, whatever a final says later', () => {
    const partial = apply(withNewStream(emptyTranscript, 0), result('a', 'how much is it', 0));
    const locked = forgetWords(partial, 1180);
    const final = apply(locked, result('a', 'how much is it then', 0, true));

    expect(heard(locked, 1180)).toBe('');
    expect(heard(final, 1180)).toBe('then');
  });

  it('neither loses nor doubles words while a new stream is given their audio again', () => {
    const old = apply(withNewStream(emptyTranscript, 0), result('a', 'I want a cut on', 0));
    const opened = withNewStream(old, 0);
    const behind = apply(opened, result('x', 'I want', 0));
    const beyond = apply(behind, result('x', 'I want a cut on Friday', 0));

    expect([opened, behind, beyond].map((one) => heard(one))).toEqual([
      'I want a cut on',
      'I want a cut on',
      'I want a cut on Friday',
    ]);
  });

  it('keeps the words from before the new stream', () => {
    const old = apply(withNewStream(emptyTranscript, 0), result('a', 'I want a cut on', 0));

    expect(heard(apply(withNewStream(old, 590), result('x', 'a cut on Friday', 600)))).toBe(
      'I want a cut on Friday',
    );
  });

  it('reads the same text whatever partials came before the final', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 5 }), (final, partials) => {
        const stream = apply(
          withNewStream(emptyTranscript, 0),
          ...partials.map((partial) => result('a', partial.join(' '), 0)),
          result('a', final.join(' '), 0, true),
        );

        expect(heard(stream, -1)).toBe(final.join(' '));
      }),
    );
  });
});

describe('readResult', () => {
  it('reads times as ms, and every word of a final as stable', () => {
    const read = readResult({
      ResultId: 'r',
      StartTime: 0.5,
      EndTime: 1.2,
      IsPartial: false,
      Alternatives: [
        {
          Transcript: 'Yes.',
          Items: [
            { Content: 'Yes', Type: 'pronunciation', StartTime: 0.5, EndTime: 1.1, Stable: false },
            { Content: '.', Type: 'punctuation', StartTime: 1.1, EndTime: 1.1 },
          ],
        },
      ],
    });

    expect(read.final).toBe(true);
    expect(read.items).toEqual([
      { text: 'Yes', punctuation: false, startMs: 500, endMs: 1100, stable: true },
      { text: '.', punctuation: true, startMs: 1100, endMs: 1100, stable: true },
    ]);
  });

  it('spreads a transcript without items over its time', () => {
    const read = readResult({
      StartTime: 1,
      EndTime: 2,
      IsPartial: true,
      Alternatives: [{ Transcript: 'two words' }],
    });

    expect(read.items.map(({ text, startMs, endMs }) => [text, startMs, endMs])).toEqual([
      ['two', 1000, 1500],
      ['words', 1500, 2000],
    ]);
  });

  it('never fails on what may be missing', () => {
    expect(readResult({})).toEqual({ resultId: 'at-0', final: false, items: [] });
    expect(readResult({ Alternatives: [{ Items: [{}] }] }).items).toHaveLength(1);
  });
});
