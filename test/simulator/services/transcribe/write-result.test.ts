import { describe, expect, it } from 'vitest';
import { writeResult } from '../../../../simulator/services/transcribe/write-result.ts';

const word = { stable: true, wrong: false };

describe('writeResult', () => {
  it('gives words and marks as items, with times in seconds', () => {
    const result = writeResult({
      resultId: 'r1',
      final: false,
      words: [
        { ...word, text: 'Yes,', startMs: 100, endMs: 450 },
        { ...word, text: 'on', startMs: 500, endMs: 620, stable: false },
        { ...word, text: 'Sunday?', startMs: 620, endMs: 1_100.4, stable: false },
      ],
    });

    expect(result).toMatchObject({ ResultId: 'r1', StartTime: 0.1, EndTime: 1.1, IsPartial: true });
    const [best] = result.Alternatives ?? [];
    expect(best?.Transcript).toBe('Yes, on Sunday?');
    expect(
      best?.Items?.map(({ Type, Content, StartTime, EndTime, Stable }) => [
        Type,
        Content,
        StartTime,
        EndTime,
        Stable,
      ]),
    ).toEqual([
      ['pronunciation', 'Yes', 0.1, 0.45, true],
      ['punctuation', ',', 0.45, 0.45, true],
      ['pronunciation', 'on', 0.5, 0.62, false],
      ['pronunciation', 'Sunday', 0.62, 1.1, false],
      ['punctuation', '?', 1.1, 1.1, false],
    ]);
  });

  it('keeps marks inside a word, and says nothing of being stable when nobody asked', () => {
    const result = writeResult({
      resultId: 'r2',
      final: true,
      words: [{ text: '$45.50;', startMs: 0, endMs: 900, stable: undefined, wrong: false }],
    });

    const [best] = result.Alternatives ?? [];
    expect(result.IsPartial).toBe(false);
    expect(best?.Transcript).toBe('$45.50,');
    expect(best?.Items?.every((item) => !('Stable' in item))).toBe(true);
  });
});
