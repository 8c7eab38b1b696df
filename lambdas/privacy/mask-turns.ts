import { longestCard, maskCards, maskedCard, shortestCard } from './mask-cards.ts';
import { type DigitRun, digitRuns } from './spoken-digits.ts';

/** Words that may stand between two parts of a number read out over several turns: "okay, the rest is". */
const wordsBetween = 6;

interface Part extends DigitRun {
  readonly turn: number;
}

/**
 * Cuts card numbers out of what a caller has said turn by turn, oldest first: also numbers read out over several
 * turns. Two telephone numbers one after the other are none: where a part is as long as one, the check digit decides.
 * @param from The first turn that is wanted, `to` the one behind the last; read is what a number in them can reach.
 */
export function maskTurns(turns: readonly string[], from = 0, to = turns.length): string[] {
  const first = reach(turns, from, -1);
  const near = turns.slice(first, reach(turns, to, 1));
  const masked = [...near];
  const cut = chains(near).filter(mayBeCard).flat();
  for (const { turn, start, end } of cut.toReversed()) {
    const text = masked[turn] ?? '';
    masked[turn] = text.slice(0, start) + maskedCard + text.slice(end);
  }
  return masked.slice(from - first, to - first).map(maskCards);
}

/** Where more words than may stand within a number have gone by without a digit, from `edge` on. */
function reach(turns: readonly string[], edge: number, step: 1 | -1): number {
  let words = 0;
  let at = edge;
  while (words <= wordsBetween) {
    const text = turns[step < 0 ? at - 1 : at];
    if (text === undefined) return at;
    words = digitRuns(text).length > 0 ? 0 : words + wordsIn(text);
    at += step;
  }
  return at;
}

/** Runs of digits that go on in a later turn, with little said between them. */
function chains(turns: readonly string[]): Part[][] {
  const found: Part[][] = [];
  let chain: Part[] = [];
  let gap = 0;
  turns.forEach((text, turn) => {
    let from = 0;
    for (const run of digitRuns(text)) {
      gap += wordsIn(text.slice(from, run.start));
      const last = chain.at(-1);
      if (last !== undefined && (last.turn === turn || gap > wordsBetween)) {
        found.push(chain);
        chain = [];
      }
      chain.push({ ...run, turn });
      gap = 0;
      from = run.end;
    }
    gap += wordsIn(text.slice(from));
  });
  return [...found, chain].filter(({ length }) => length > 1);
}

function wordsIn(text: string): number {
  return text.match(/\p{L}+/gu)?.length ?? 0;
}

function mayBeCard(chain: readonly Part[]): boolean {
  const total = chain.reduce((sum, { digits }) => sum + digits.length, 0);
  if (total < shortestCard) return false;
  const phone = chain.some(({ digits }) => digits.length === 10 || digits.length === 11);
  return !phone || chain.some((_, from) => chain.some((__, to) => passesCheck(chain.slice(from, to + 1))));
}

/** ISO/IEC 7812-1, annex B. */
function passesCheck(parts: readonly Part[]): boolean {
  const digits = parts.map((part) => part.digits).join('');
  if (digits.length < shortestCard || digits.length > longestCard) return false;
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((all, digit, at) => all + (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}
