import { type AskedFor, askedFor } from './asked-for.ts';
import type { Completeness } from './completeness-kind.ts';

/** What was said, by its form, to what was asked for. */
export type ReplyCue = `${ReplyForm} to ${AskedFor}`;
type ReplyForm = 'answer' | 'phrase' | 'sentence' | 'question' | 'unclear';

const FORMS: Readonly<Partial<Record<Completeness, ReplyForm>>> = {
  answer: 'answer',
  phrase: 'phrase',
  'short-sentence': 'sentence',
  sentence: 'sentence',
  'short-question': 'question',
  question: 'question',
  unclear: 'unclear',
};

/** `prompt` is what the agent said last. */
export function replyCues(completeness: Completeness, prompt: string): ReplyCue[] {
  const form = FORMS[completeness];
  // Who says just "yes" was asked something, even if nobody knows what.
  if (prompt === '') return form === 'answer' ? ['answer to yes-or-no'] : [];
  const asked = askedFor(prompt);
  return form === undefined ? [] : [`${form} to ${asked}`];
}
