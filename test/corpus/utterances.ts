import { random } from '../listener/recorded-sound.ts';
import { blindTemplates } from './blind-templates.ts';
import { counterTemplates } from './counter-templates.ts';
import { everydayTemplates } from './everyday-templates.ts';
import { householdTemplates } from './household-templates.ts';
import { openingTemplates } from './opening-templates.ts';
import { pausingTemplates } from './pausing-templates.ts';
import { reactionTemplates } from './reaction-templates.ts';
import { replyTemplates } from './reply-templates.ts';
import { slots, type Template } from './template.ts';
import { tradesTemplates } from './trades-templates.ts';
import { trainingLines } from './training-lines.ts';
import { trainingTemplates } from './training-templates.ts';

/** One turn of a caller as it was spoken: each word with its time from the turn's first sound. */
export interface CallerUtterance {
  readonly template: Template;
  /** What the agent said just before. */
  readonly asked: string;
  /** Utterances of one caller follow each other. */
  readonly caller: number;
  readonly words: readonly { readonly text: string; readonly startMs: number; readonly endMs: number }[];
}

export type Split = 'train' | 'test';

/**
 * Silences inside a turn. Campione and Véronis, "A Large-Scale Multilingual Study of Silent Pause Duration"
 * (Speech Prosody 2002, some 6,000 pauses): logarithms of length in three classes, brief (under 200 ms), medium
 * (200–1,000 ms) and, in spontaneous speech only, long (over 1,000 ms). The medians and shares are ours, set so
 * that fixed silence fares about as published for silence alone by livekit/eot-bench (55.6 % false cut-offs at
 * 300 ms, 21.7 % at 600 ms): 47 and 20 % on the train half, 35 and 16 % on the test half, of which every second turn
 * has no pause.
 * A silence's length does not depend on the words around it.
 */
const PAUSE_CLASSES = [
  { share: 0.14, medianMs: 110, sigma: 0.4 },
  { share: 0.78, medianMs: 420, sigma: 0.45 },
  { share: 0.08, medianMs: 1400, sigma: 0.3 },
] as const;

/** Callers differ in how long they pause; the spread of their medians (σ of the logarithm) is assumed. */
const CALLER_PAUSE_SIGMA = 0.25;
const UTTERANCES_A_CALLER = 6;
const ROUNDS = 8;

/** No template is in both halves, with the same question before it. */
export function utterances(split: Split, seed = 20_260_701): CallerUtterance[] {
  const next = random(seed + (split === 'test' ? 1 : 0));
  const chosen = templatesFor(split);
  const order = Array.from({ length: ROUNDS }, () => shuffled(chosen, next)).flat();
  let caller = newCaller(next);
  return order.map((template, index) => {
    if (index % UTTERANCES_A_CALLER === 0) caller = newCaller(next);
    return spoken(template, Math.floor(index / UTTERANCES_A_CALLER), caller, next);
  });
}

export function templatesFor(split: Split): readonly Template[] {
  if (split === 'test') return blindTemplates;
  const key = ({ says, asked = '' }: Template) => `${asked}: ${says}`;
  const blind = new Set(blindTemplates.map(key));
  return [
    ...trainingTemplates,
    ...tradesTemplates,
    ...counterTemplates,
    ...everydayTemplates,
    ...householdTemplates,
    ...replyTemplates,
    ...reactionTemplates,
    ...pausingTemplates,
    ...openingTemplates,
    ...trainingLines.map((says): Template => ({ kind: 'request', says, asked: '' })),
  ].filter((one) => !blind.has(key(one)));
}

/** What every call begins with. */
const OPENING = 'How can I help you?';

interface Caller {
  /** Factor on the length of words. */
  readonly pace: number;
  /** Factor on the length of silences. */
  readonly pauses: number;
}

type Random = () => number;

function newCaller(next: Random): Caller {
  return { pace: logNormal(1, 0.12, next), pauses: logNormal(1, CALLER_PAUSE_SIGMA, next) };
}

function spoken(template: Template, caller: number, { pace, pauses }: Caller, next: Random): CallerUtterance {
  const words: CallerUtterance['words'][number][] = [];
  let timeMs = 0;
  for (const token of filled(template.says, next).split(' ')) {
    if (token === '|') {
      timeMs += pauseMs(next) * pauses;
      continue;
    }
    const lengthMs = (110 + 45 * token.length) * pace * logNormal(1, 0.15, next);
    words.push({ text: token, startMs: Math.round(timeMs), endMs: Math.round(timeMs + lengthMs) });
    timeMs += lengthMs;
  }
  return { template, asked: filled(template.asked ?? OPENING, next), caller, words };
}

function filled(says: string, next: Random): string {
  return says.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const [, first, count] = /^([ad])(\d)$/.exec(slot) ?? [];
    if (count !== undefined) {
      const digits = (index: number) => (first === 'a' && index === 0 ? DIGITS.slice(2) : DIGITS);
      return Array.from({ length: Number(count) }, (_, index) => pick(digits(index), next)).join(' ');
    }
    const choices: readonly string[] | undefined = Object.entries(slots).find(([name]) => name === slot)?.[1];
    if (choices === undefined)
      throw new Error(`templates.ts: no slot {${slot}} in “${says}”. Add it to slots.`);
    return pick(choices, next);
  });
}

const DIGITS = ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function pauseMs(next: Random): number {
  let left = next();
  for (const { share, medianMs, sigma } of PAUSE_CLASSES) {
    if (left < share) return logNormal(medianMs, sigma, next);
    left -= share;
  }
  return logNormal(PAUSE_CLASSES[1].medianMs, PAUSE_CLASSES[1].sigma, next);
}

/** Box and Muller. */
function logNormal(median: number, sigma: number, next: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return median * Math.exp(sigma * normal);
}

function pick(choices: readonly string[], next: Random): string {
  return choices[Math.floor(next() * choices.length)] ?? '';
}

function shuffled<T>(items: readonly T[], next: Random): T[] {
  return items
    .map((item) => ({ item, rank: next() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
