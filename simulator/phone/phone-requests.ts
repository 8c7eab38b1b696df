import * as z from 'zod/mini';
import { Refused } from './refused.ts';

/** What the page may send, by what it wants. The sentences are shown to whoever sends something else. */
export const dialRequest = z.strictObject({
  /** E.164; absent for a withheld number. */
  from: z.optional(
    z
      .string('from must be text.')
      .check(
        z.regex(
          /^\+[1-9]\d{6,14}$/,
          'from must be a number in E.164 form, such as +12065550123; leave it out for a withheld number.',
        ),
      ),
  ),
  /** Local time of the business, HH:MM; absent for now. */
  timeOfDay: z.optional(
    z
      .string('timeOfDay must be text.')
      .check(
        z.regex(
          /^([01]\d|2[0-3]):[0-5]\d$/,
          'timeOfDay must be a time from 00:00 to 23:59, such as 09:30; leave it out for now.',
        ),
      ),
  ),
});

export const longestText = 600;

export const sayRequest = z.strictObject({
  text: z
    .string('text must be what the caller says.')
    .check(
      z.trim(),
      z.minLength(1, 'text is empty: type what the caller says.'),
      z.maxLength(longestText, `text is too long: type at most ${longestText} characters at a time.`),
    ),
});

export const pressRequest = z.strictObject({
  digit: z.string('digit must be text.').check(z.regex(/^[0-9*#]$/, 'digit must be one of 0 to 9, * and #.')),
});

/** Reads a body by its schema. Throws `Refused` (400) with a sentence that names the field. */
export function readRequest<T>(schema: z.ZodMiniType<T>, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused(400, 'The body is not JSON.');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refused(400, parsed.error.issues.map(sentence).join(' '));
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `Unknown: ${issue.keys.join(', ')}.`;
  return issue.path.length === 0 ? 'The body must be a JSON object.' : issue.message;
}
