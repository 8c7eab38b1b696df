import type { Item, Result } from '@aws-sdk/client-transcribe-streaming';
import { uniformOf } from '../../delays/uniform-of.ts';
import type { Snapshot, SnapshotWord } from './segment.ts';

/** A snapshot as Transcribe writes it: times in seconds, punctuation in items of its own. */
export function writeResult({ resultId, final, words }: Snapshot): Result {
  const items = words.flatMap(writeItems);
  return {
    ResultId: resultId,
    StartTime: seconds(words[0]?.startMs ?? 0),
    EndTime: seconds(words.at(-1)?.endMs ?? 0),
    IsPartial: !final,
    Alternatives: [{ Transcript: transcriptOf(items), Items: items }],
  };
}

/** Words with a space between them, marks right after their word. */
export function transcriptOf(items: readonly Item[]): string {
  let transcript = '';
  for (const { Content = '', Type } of items) {
    transcript += transcript !== '' && Type === 'pronunciation' ? ` ${Content}` : Content;
  }
  return transcript;
}

function writeItems({ text, startMs, endMs, stable, wrong }: SnapshotWord): Item[] {
  const [, content = '', marks = ''] = /^(.*?)([.,?!;:]*)$/s.exec(text) ?? [];
  const items: Item[] = [];
  const stability = stable === undefined ? {} : { Stable: stable };
  if (content !== '') {
    const chance = uniformOf(`${text}|${startMs}`);
    items.push({
      StartTime: seconds(startMs),
      EndTime: seconds(endMs),
      Type: 'pronunciation',
      Content: content,
      VocabularyFilterMatch: false,
      Confidence: Math.round((wrong ? 0.4 + 0.2 * chance : 0.9 + 0.1 * chance) * 10_000) / 10_000,
      ...stability,
    });
  }
  const mark = MARKS[marks.charAt(0)];
  if (mark !== undefined) {
    items.push({
      StartTime: seconds(endMs),
      EndTime: seconds(endMs),
      Type: 'punctuation',
      Content: mark,
      VocabularyFilterMatch: false,
      ...stability,
    });
  }
  return items;
}

/** Transcribe writes no semicolons and colons. */
const MARKS: Readonly<Record<string, string>> = {
  '.': '.',
  ',': ',',
  '?': '?',
  '!': '!',
  ';': ',',
  ':': ',',
};

function seconds(ms: number): number {
  return Math.round(ms) / 1_000;
}
