import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recognizer } from '../../../../simulator/services/transcribe/recognizer.ts';
import type { Snapshot } from '../../../../simulator/services/transcribe/segment.ts';
import { silence } from '../../../../simulator/voices/silence.ts';
import { joined, markedSound, timed, unmarkedSound } from '../../voices/marks/marked-sound.ts';

const PARTIAL_MS = 350;
const FINAL_MS = 1_100;

const question = timed([
  ['Do', 150],
  ['you', 110],
  ['take', 330],
  ['walk-ins', 470],
  ['today?', 400],
]);
const spoken = markedSound(question);
const audio = joined(silence(500), spoken, silence(1_500));

interface Heard extends Snapshot {
  readonly atMs: number;
}

/** Sends the audio in real time from `startMs`, in chunks of `chunkMs`, and takes what is due every 10 ms. */
function run(
  sound: Uint8Array,
  options: Partial<ConstructorParameters<typeof Recognizer>[0]> & { chunkMs?: number } = {},
): Heard[] {
  const { chunkMs = 100, ...rest } = options;
  const recognizer = new Recognizer({
    stability: 'high',
    seed: 'no mistakes 4',
    partialMs: () => PARTIAL_MS,
    finalMs: () => FINAL_MS,
    ...rest,
  });
  const heard: Heard[] = [];
  const lengthMs = sound.length / 8;
  for (let nowMs = 0, sentMs = 0; nowMs < lengthMs + 60_000; nowMs += 2) {
    while (sentMs < lengthMs && sentMs + chunkMs <= nowMs) {
      recognizer.hear(sound.subarray(sentMs * 8, (sentMs + chunkMs) * 8), nowMs);
      sentMs += chunkMs;
      if (sentMs >= lengthMs) recognizer.end();
    }
    for (const snapshot of recognizer.take(nowMs)) heard.push({ ...snapshot, atMs: nowMs });
    if (sentMs >= lengthMs && recognizer.dueAtMs === undefined) break;
  }
  return heard;
}

const textOf = ({ words }: Snapshot) => words.map((word) => word.text).join(' ');
const sentence = 'Do you take walk-ins today?';

describe('Recognizer', () => {
  it('shows each word once its time has passed since its end, then all of them as final', () => {
    const heard = run(audio);

    for (const [n, word] of question.entries()) {
      const shown = heard.find((result) => result.words.length > n);
      const delayMs = (shown?.atMs ?? 0) - (500 + word.endMs);
      expect(delayMs).toBeGreaterThanOrEqual(PARTIAL_MS);
      expect(delayMs).toBeLessThanOrEqual(PARTIAL_MS + 102);
    }
    const finals = heard.filter((result) => result.final);
    expect(finals.map(textOf)).toEqual([sentence]);
    const endMs = 500 + (question.at(-1)?.endMs ?? 0);
    expect((finals[0]?.atMs ?? 0) - endMs).toBeGreaterThanOrEqual(FINAL_MS);
    expect((finals[0]?.atMs ?? 0) - endMs).toBeLessThanOrEqual(FINAL_MS + 102);
  });

  it('gives times from the first sample of the stream', () => {
    const [first] = run(audio).at(-1)?.words ?? [];

    expect(first).toMatchObject({ text: 'Do', startMs: 540, endMs: 690 });
  });

  it('never shows a final before the pause that makes it one', () => {
    const heard = run(joined(silence(100), spoken, silence(450), spoken, silence(2_000)), {
      finalMs: () => 0,
    });

    expect(heard.filter((result) => result.final).map(textOf)).toEqual([`${sentence} ${sentence}`]);
  });

  it('begins a new result after a pause, and not before the last one is final', () => {
    const heard = run(joined(spoken, silence(900), spoken, silence(2_000)));

    const finals = heard.filter((result) => result.final);
    expect(finals.map(textOf)).toEqual([sentence, sentence]);
    expect(new Set(heard.map((result) => result.resultId)).size).toBe(2);
    const firstFinal = heard.findIndex((result) => result.final);
    const second = finals[1]?.resultId;
    expect(heard.findIndex((result) => result.resultId === second)).toBeGreaterThan(firstFinal);
  });

  it('does not take a long word for a pause', () => {
    const words = timed([
      ['My', 200],
      ['206-555-0142', 3_900],
    ]);

    const heard = run(joined(markedSound(words), silence(2_000)));

    expect(heard.filter((result) => result.final).map(textOf)).toEqual(['My 206-555-0142']);
  });

  it.each([
    ['high', 0.3],
    ['medium', 1],
    ['low', 2],
  ] as const)('with %s stability a word is stable some time after it was shown', (stability, factor) => {
    const heard = run(audio, { stability, finalMs: () => 5_000 });

    const shownAtMs = heard.find((result) => result.words[0])?.atMs ?? 0;
    const stableAtMs = heard.find((result) => result.words[0]?.stable)?.atMs ?? 0;
    expect(Math.abs(stableAtMs - shownAtMs - factor * PARTIAL_MS)).toBeLessThanOrEqual(4);
  });

  it('says nothing of being stable without stabilisation', () => {
    const stable = run(audio, { stability: undefined }).flatMap(({ words }) =>
      words.map((word) => word.stable),
    );

    expect(new Set(stable)).toEqual(new Set([undefined]));
  });

  it('hears a share of words wrong at first, never lets them be stable, and corrects each', () => {
    const words = timed(Array.from({ length: 400 }, (_, n) => [`word${n}`, 200] as const));
    const heard = run(joined(markedSound(words), silence(2_000)));

    const wrong = new Map<number, string>();
    for (const { words: shown } of heard) {
      for (const [n, word] of shown.entries()) {
        if (word.text === words[n]?.text) continue;
        wrong.set(n, word.text);
        expect(word.stable).toBe(false);
      }
    }
    expect(wrong.size).toBeGreaterThan(10);
    expect(wrong.size).toBeLessThan(45);
    expect(heard.at(-1)?.words.map((word) => word.text)).toEqual(words.map((word) => word.text));
  });

  it('shows the mistake even when nothing takes any time', () => {
    const words = timed(Array.from({ length: 60 }, (_, n) => [`word${n}`, 200] as const));
    const heard = run(joined(markedSound(words), silence(2_000)), { partialMs: () => 0, finalMs: () => 0 });

    const wrong = heard.flatMap(({ words: shown }) => shown.filter((word) => word.wrong));
    expect(wrong.length).toBeGreaterThan(0);
    expect(heard.at(-1)?.words.map((word) => word.text)).toEqual(words.map((word) => word.text));
  });

  it('hears the same mistakes in every run with the same seed', () => {
    const words = timed(Array.from({ length: 200 }, (_, n) => [`word${n}`, 200] as const));
    const sound = joined(markedSound(words), silence(1_000));
    const texts = (seed: string) => run(sound, { seed }).map(textOf);

    expect(texts('a')).toEqual(texts('a'));
    expect(texts('a')).not.toEqual(texts('b'));
  });

  it('is seconds late when the chunks are tiny', () => {
    const words = timed(Array.from({ length: 20 }, (_, n) => [`word${n}`, 200] as const));
    const sound = joined(markedSound(words), silence(2_000));

    const lagMs = (chunkMs: number) => {
      const final = run(sound, { chunkMs }).find((result) => result.final);
      return (final?.atMs ?? 0) - (final?.words.at(-1)?.endMs ?? 0);
    };

    expect(lagMs(8)).toBeGreaterThan(lagMs(100) + 3_000);
    expect(lagMs(64)).toBeLessThanOrEqual(lagMs(100) + 100);
  });

  it('hears nothing in noise, and a cut word at the end of the audio wrong', () => {
    expect(run(unmarkedSound(40_000))).toEqual([]);

    const [final] = run(spoken.subarray(0, 900 * 8)).filter((result) => result.final);
    expect(final && textOf(final)).toMatch(/^Do you take wal\S*$/);
    expect(final && textOf(final)).not.toContain('walk-ins');
  });

  it('only ever adds words to a result, and ends each with one final', () => {
    const someWords = fc
      .array(fc.tuple(fc.stringMatching(/^[a-z]{2,8}[.?,]?$/), fc.integer({ min: 120, max: 600 })), {
        minLength: 1,
        maxLength: 8,
      })
      .map(timed);
    const speeches = fc.array(fc.tuple(someWords, fc.integer({ min: 0, max: 1_500 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(speeches, fc.integer({ min: 50, max: 1_000 }), fc.nat(800), (all, chunkMs, partialMs) => {
        const sound = joined(
          ...all.flatMap(([words, pauseMs], n) => [markedSound(words, n + 1), silence(pauseMs)]),
        );
        const heard = run(sound, { chunkMs, partialMs: () => partialMs, finalMs: () => 2 * partialMs });

        const byResult = new Map<string, Heard[]>();
        for (const result of heard) {
          byResult.set(result.resultId, [...(byResult.get(result.resultId) ?? []), result]);
        }
        for (const versions of byResult.values()) {
          expect(versions.map((version) => version.final).indexOf(true)).toBe(versions.length - 1);
          const counts = versions.map((version) => version.words.length);
          expect(counts).toEqual([...counts].sort((a, b) => a - b));
        }
        expect(
          heard
            .filter((result) => result.final)
            .map(textOf)
            .join(' '),
        ).toBe(all.flatMap(([words]) => words.map((word) => word.text)).join(' '));
      }),
      { numRuns: 40 },
    );
  });
});
