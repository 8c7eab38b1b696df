import { tensWords, unitWords } from '../privacy/number-words.ts';
import type { PlayingPrompt } from './listener-event.ts';
import { plainWord, type SpokenWord } from './spoken-word.ts';

export const ECHO_DEFAULTS = {
  /** A word may be heard this much before its guessed moment: prompts are not spoken at an even pace. */
  earlyMs: 1200,
  /** And this much after it: a speakerphone's way back, and what is not known of the start of playback. */
  lateMs: 2200,
  /** A repeated piece of fewer words is echo only while the prompt still plays: people answer in its words. */
  leastWords: 3,
} as const;

/**
 * Leaves out what repeats a prompt that was playing at the time (a speakerphone), word by word and fuzzily: a
 * contiguous piece of the prompt, with a word misheard here and there. What is left are the caller's own words.
 */
export function withoutEcho(
  words: readonly SpokenWord[],
  prompts: readonly PlayingPrompt[],
): readonly SpokenWord[] {
  return prompts.reduce<readonly SpokenWord[]>((left, prompt) => withoutOnePrompt(left, prompt), words);
}

/** Whether all of the words, but for a last one misheard, could yet turn out to be echo, however few they are. */
export function mayBeEcho(words: readonly SpokenWord[], prompts: readonly PlayingPrompt[]): boolean {
  return prompts.some((prompt) => {
    const piece = bestPiece(words, promptWords(prompt));
    return piece !== undefined && piece.from === 0 && piece.to >= words.length - 1;
  });
}

interface PromptWord {
  readonly text: string;
  /** When it is spoken, by its place in the text. */
  readonly atMs: number;
}

/** `from` and `to` (exclusive) in the words heard; `last` in the prompt. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly matches: number;
  readonly lastOfPrompt: boolean;
}

function withoutOnePrompt(words: readonly SpokenWord[], prompt: PlayingPrompt): readonly SpokenWord[] {
  if (words.length === 0) return words;
  const piece = bestPiece(words, promptWords(prompt));
  if (piece === undefined || !isEcho(piece, words, prompt)) return words;
  const { from, to } = piece;
  return [...withoutOnePrompt(words.slice(0, from), prompt), ...withoutOnePrompt(words.slice(to), prompt)];
}

function isEcho(piece: Piece, words: readonly SpokenWord[], prompt: PlayingPrompt): boolean {
  if (piece.matches >= ECHO_DEFAULTS.leastWords) return true;
  const last = words[piece.to - 1];
  const long = words.slice(piece.from, piece.to).some((word) => plainWord(word.text).length >= 4);
  // "Monday or Tuesday?" – "Tuesday": an answer begins after the word that it takes up, at the end of the prompt.
  return long && !piece.lastOfPrompt && last !== undefined && last.endMs < prompt.endsAtMs;
}

/** A prompt is compared with each version of what is heard, for as long as its echo may come. */
const readPrompts = new WeakMap<PlayingPrompt, readonly PromptWord[]>();

function promptWords(prompt: PlayingPrompt): readonly PromptWord[] {
  const known = readPrompts.get(prompt) ?? readPrompt(prompt);
  readPrompts.set(prompt, known);
  return known;
}

function readPrompt({ text, startedAtMs, endsAtMs }: PlayingPrompt): readonly PromptWord[] {
  const parts = tokens(text);
  const length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  let before = 0;
  return parts.map((part) => {
    const atMs = startedAtMs + (before / length) * (endsAtMs - startedAtMs);
    before += part.length + 1;
    return { text: part, atMs };
  });
}

const MATCH = 2;
const MISMATCH = -1;

/**
 * The best local alignment (Smith and Waterman) of the words heard with the prompt; a word heard matches a word of
 * the prompt when both letters and time agree.
 */
function bestPiece(words: readonly SpokenWord[], prompt: readonly PromptWord[]): Piece | undefined {
  interface Cell {
    readonly score: number;
    readonly from: number;
    readonly matches: number;
  }
  const nothing: Cell = { score: 0, from: -1, matches: 0 };
  let best: (Piece & { readonly score: number }) | undefined;
  let above: readonly Cell[] = [];
  for (const [row, word] of words.entries()) {
    const heard = tokens(word.text);
    const cells: Cell[] = [];
    for (const [column, promptWord] of prompt.entries()) {
      const diagonal = above[column - 1] ?? nothing;
      const same = heard.some((part) => alike(part, promptWord.text)) && inTime(word, promptWord);
      const start = diagonal.score > 0 ? diagonal : { ...nothing, from: row };
      const candidates: Cell[] = [
        nothing,
        { ...start, score: start.score + (same ? MATCH : MISMATCH), matches: start.matches + (same ? 1 : 0) },
        skipped(above[column] ?? nothing),
        skipped(cells[column - 1] ?? nothing),
      ];
      const cell = candidates.reduce((one, other) => (other.score > one.score ? other : one));
      cells.push(cell);
      if (same && cell.score > (best?.score ?? 0)) {
        const lastOfPrompt = column === prompt.length - 1;
        best = { score: cell.score, from: cell.from, to: row + 1, matches: cell.matches, lastOfPrompt };
      }
    }
    above = cells;
  }
  return best && widened(best, words);
}

const skipped = <C extends { readonly score: number }>(cell: C): C => ({
  ...cell,
  score: cell.score + MISMATCH,
});

/** A misheard word at either edge of an echo of some length belongs to it, when it was said without a break. */
function widened(piece: Piece, words: readonly SpokenWord[]): Piece {
  if (piece.matches < ECHO_DEFAULTS.leastWords) return piece;
  const from = piece.from === 1 && belongs(words[0], words[0], words[1]) ? 0 : piece.from;
  const last = words.length - 1;
  const tail = piece.to === last && !piece.lastOfPrompt && belongs(words[last], words[last - 1], words[last]);
  return { ...piece, from, to: tail ? words.length : piece.to };
}

function belongs(
  edge: SpokenWord | undefined,
  one: SpokenWord | undefined,
  next: SpokenWord | undefined,
): boolean {
  if (edge === undefined || one === undefined || next === undefined) return false;
  return next.startMs - one.endMs <= 200 && !OWN_WORDS.has(plainWord(edge.text));
}

/** Words with which callers break in; never taken for a misheard echo. */
const OWN_WORDS = new Set(
  "no yes yeah stop wait hey hello sorry actually please not don't but okay ok can could what i hold excuse".split(
    ' ',
  ),
);

function inTime(word: SpokenWord, prompt: PromptWord): boolean {
  const lateMs = word.startMs - prompt.atMs;
  return lateMs >= -ECHO_DEFAULTS.earlyMs && lateMs <= ECHO_DEFAULTS.lateMs;
}

/** `3:30` and "three thirty" are the same: numbers become figures, and a mark inside a word splits it. */
function tokens(text: string): string[] {
  return text
    .split(/[\s:–—-]+/)
    .map(plainWord)
    .filter((part) => part !== '')
    .map((part) => FIGURES.get(part) ?? part);
}

const FIGURES: ReadonlyMap<string, string> = new Map(
  [...unitWords, ...tensWords, ['oh', 0] as const].map(([word, value]) => [word, `${value}`]),
);

/** Equal but for one letter in four. */
function alike(one: string, other: string): boolean {
  if (one === other) return true;
  const longest = Math.max(one.length, other.length);
  if (longest < 4 || Math.abs(one.length - other.length) > longest / 4) return false;
  return editDistance(one, other) <= longest / 4;
}

/** Levenshtein's. */
function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const cells = [row + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (above[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      cells.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (cells[column] ?? 0) + 1));
    }
    above = cells;
  }
  return above.at(-1) ?? 0;
}
