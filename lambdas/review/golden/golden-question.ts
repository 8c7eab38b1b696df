import * as z from 'zod/mini';
import { instantOf } from '../../business-time/instant-of.ts';
import { parseIsoDay } from '../../business-time/iso-day.ts';

const tools = [
  'answer_from_knowledge',
  'book_appointment',
  'transfer_to_human',
  'end_call',
  /** Answered by code, without the model. */
  'code',
] as const;

const sentence = z.string('Write it in words.').check(z.trim(), z.minLength(1, 'Write it in words.'));
const tool = z.enum(tools, `Take one of ${tools.join(', ')}.`);
const oneOrMore = <T extends z.ZodMiniType>(of: T, error: string) =>
  z.union([of, z.array(of).check(z.minLength(1, error))], error);
/** A fact, or a list of wordings of which one has to be there. */
const facts = z.union(
  [sentence, z.array(oneOrMore(sentence, 'Write a fact, or a list of its wordings.'))],
  'Write a fact, or a list of facts.',
);

/** `2026-11-20 10:15`, on the clock of the business. */
const localMoment = z
  .string('Write it as "2026-11-20 10:15".')
  .check(
    z.refine(
      (text) => readLocalMoment(text) !== undefined,
      'Write it as "2026-11-20 10:15", by the clock of the business.',
    ),
  );

const turnBefore = z.strictObject({ caller: sentence, agent: z._default(z.string(), '') });

/** What a caller asks, and what has to come of it. */
export const goldenQuestionSchema = z
  .strictObject({
    /** The caller's words; several wordings are asked one by one. */
    ask: oneOrMore(sentence, 'Write what the caller says, or a list of wordings.'),
    /** What was said before, oldest first. */
    after: z._default(z.array(turnBefore), []),
    /** When it is asked. @default the file's */
    now: z.optional(localMoment),
    /** The line of the score that it counts in. */
    kind: z._default(sentence, 'question'),
    tool: z.optional(oneOrMore(tool, `Take one of ${tools.join(', ')}, or a list of them.`)),
    /** The reason code of a transfer or a farewell, or the request that code answers. */
    reason: z.optional(sentence),
    /** Facts that have to be in the answer, in whatever words and digits. */
    says: z._default(facts, []),
    /** Facts that must not be in it, whoever reads the prompt. */
    never: z._default(facts, []),
    /** What a booking has to report of the caller's words. */
    reports: z._default(facts, []),
    /** Only a language model can be held to it: without one it is asked, and not judged. */
    needs: z.optional(z.literal('language-model', 'Write language-model, or leave it out.')),
    /** The turn that it was made of: one that the owner has called wrong. */
    from: z.optional(z.strictObject({ conversation: sentence, turn: z.int().check(z.minimum(1)) })),
    /** Why it is here. */
    note: z.optional(sentence),
  })
  .check(
    z.refine(
      ({ tool, says, never }) => tool !== undefined || says.length > 0 || never.length > 0,
      'Nothing is expected of it: give tool, says or never.',
    ),
  );

export const questionFileSchema = z.strictObject({
  /** The knowledge file, from the folder of this one. */
  knowledge: z.optional(sentence),
  /** When the questions are asked. @default now */
  now: z.optional(localMoment),
  /** Facts that must be in no answer. */
  never: z._default(facts, []),
  questions: z.array(goldenQuestionSchema).check(z.minLength(1, 'Write at least one question.')),
});

export type QuestionFile = z.infer<typeof questionFileSchema>;
export type GoldenTool = (typeof tools)[number];

/** One wording of a golden question; each fact is a list of wordings of which one will do. */
export interface GoldenQuestion {
  readonly ask: string;
  readonly after: readonly { readonly caller: string; readonly agent: string }[];
  readonly now?: string | undefined;
  readonly kind: string;
  readonly tools: readonly GoldenTool[];
  readonly reason?: string | undefined;
  readonly says: readonly Fact[];
  readonly never: readonly Fact[];
  readonly reports: readonly Fact[];
  readonly needsLanguageModel: boolean;
}

export type Fact = readonly string[];

/** Each wording as a question of its own, with what holds for the whole file. */
export function goldenQuestions({ questions, now, never }: QuestionFile): GoldenQuestion[] {
  return questions.flatMap(({ ask, tool, needs, ...question }) =>
    listOf(ask).map((wording) => ({
      ask: wording,
      after: question.after,
      now: question.now ?? now,
      kind: question.kind,
      tools: tool === undefined ? [] : listOf(tool),
      reason: question.reason,
      says: factsOf(question.says),
      never: [...factsOf(never), ...factsOf(question.never)],
      reports: factsOf(question.reports),
      needsLanguageModel: needs !== undefined,
    })),
  );
}

/** The instant that `2026-11-20 10:15` is in `timeZone`; `undefined` when it is none. */
export function localMomentMs(text: string, timeZone: string): number | undefined {
  const read = readLocalMoment(text);
  return read === undefined ? undefined : instantOf(read.day, read.minutes, timeZone);
}

function readLocalMoment(text: string) {
  const [, date = '', hour, minute] = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const day = parseIsoDay(date);
  return day === undefined ? undefined : { day, minutes: Number(hour) * 60 + Number(minute) };
}

const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];

const factsOf = (given: string | readonly (string | readonly string[])[]): Fact[] =>
  listOf(given).map(listOf);
