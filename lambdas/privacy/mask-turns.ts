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
 */
export function maskTurns(turns: readonly string[]): string[] {
  const masked = turns.map((text) => text);
  const cut = chains(turns).filter(mayBeCard).flat();
  for (const { turn, start, end } of cut.toReversed()) {
    const text = masked[turn] ?? '';
    masked[turn] = text.slice(0, start) + maskedCard + text.slice(end);
  }
  return masked.map(maskCards);
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
