import { cardRuns } from '../privacy/mask-cards.ts';

export interface TimedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Word times are a little late and a little short. */
const marginMs = 150;

/** When a card number is being said. */
export function cardSpans(
  words: readonly TimedWord[],
): readonly { readonly fromMs: number; readonly toMs: number }[] {
  const starts: number[] = [];
  let text = '';
  for (const word of words) {
    if (text !== '') text += ' ';
    starts.push(text.length);
    text += word.text;
  }
  return cardRuns(text).map(({ start, end }) => {
    const said = words.filter((word, index) => {
      const from = starts[index] ?? 0;
      return from < end && from + word.text.length > start;
    });
    return {
      fromMs: Math.min(...said.map(({ startMs }) => startMs)) - marginMs,
      toMs: Math.max(...said.map(({ endMs }) => endMs)) + marginMs,
    };
  });
}
