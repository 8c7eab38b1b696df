import * as z from 'zod/mini';
import { parseIsoDay } from '../business-time/iso-day.ts';
import { isTimeZone } from '../business-time/local-time.ts';
import { type Span, type Weekday, type WeeklyHours, weekdays } from '../business-time/weekly-hours.ts';
import type { BusinessProfile } from './business-profile.ts';
import { parseSpan } from './parse-span.ts';

/**
 * Generative voices of Polly (Amazon Polly Developer Guide, "Generative voices", "Document history"; Salli:
 * DescribeVoices, 2025-09) for each language that Transcribe streams too. A voice that Polly does not have in the
 * Region costs no call: Connect's own voice speaks then.
 */
export const voices: Readonly<Record<string, readonly string[]>> = {
  'en-US': ['Ruth', 'Matthew', 'Danielle', 'Joanna', 'Stephen', 'Tiffany', 'Salli'],
  'en-GB': ['Amy', 'Brian'],
  'en-AU': ['Olivia'],
};

const text = z.string().check(z.trim(), z.minLength(1));
const spans = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((given, context): readonly Span[] => {
    if (given === 'closed') return [];
    const found: Span[] = [];
    for (const part of typeof given === 'string' ? given.split(',') : given) {
      const span = parseSpan(part);
      if (span === undefined)
        context.issues.push({ code: 'custom', message: `"${part.trim()}" is no span`, input: given });
      else found.push(span);
    }
    found.sort((a, b) => a.fromMinute - b.fromMinute);
    if (found.some((span, index) => span.fromMinute < (found[index - 1]?.toMinute ?? 0)))
      context.issues.push({ code: 'custom', message: 'Two spans overlap', input: given });
    return found;
  }),
);
const isoDay = z.string().check(z.refine((day) => parseIsoDay(day) !== undefined, 'No such day'));
const phoneNumber = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/));

const fields = z.strictObject({
  name: text,
  sayName: z.optional(text),
  timeZone: z.string().check(z.refine(isTimeZone, 'No such time zone')),
  hours: z.strictObject(
    Object.fromEntries(weekdays.map((day) => [day, z.optional(spans)])) as Record<
      Weekday,
      z.ZodMiniOptional<typeof spans>
    >,
  ),
  specialDays: z._default(z.record(isoDay, spans), {}),
  vips: z._default(z.array(phoneNumber), []),
  language: z._default(z.string(), 'en-US'),
  voice: z._default(z.string(), 'Ruth'),
  greeting: z.optional(text),
});

/** The front matter as it comes from YAML, and the profile that it becomes. */
export const frontMatterSchema = z.pipe(
  fields,
  z.transform((given, context): BusinessProfile => {
    const offered = voices[given.language];
    if (offered === undefined)
      context.issues.push({
        code: 'custom',
        message: 'No such language',
        input: given.language,
        path: ['language'],
      });
    else if (!offered.includes(given.voice))
      context.issues.push({ code: 'custom', message: 'No such voice', input: given.voice, path: ['voice'] });
    const sayName = given.sayName ?? given.name;
    return {
      ...given,
      sayName,
      hours: given.hours as WeeklyHours,
      greeting: given.greeting ?? `Thanks for calling ${sayName}.`,
    };
  }),
);

const dayHint = 'spans as "9:00-12:30, 13:30-18:00" (24-hour clock), or `closed`';
const expectations: Readonly<Record<string, string>> = {
  '': 'the fields name, timeZone and hours at least',
  name: "the business's name, for example `name: Cascade Cycle Works`",
  sayName: 'the name as it is spoken, for example `sayName: Cascade Cycle Works`',
  timeZone: 'an IANA name, for example `timeZone: America/Los_Angeles`',
  hours: 'a line for each open day, for example `monday: "9:00-18:00"`',
  specialDays: 'a line for each day, for example `2026-12-25: closed` or `2026-12-24: "9:00-13:00"`',
  vips: 'a list of numbers with country code, for example `- "+12065550142"`',
  language: `one of ${Object.keys(voices).join(', ')}`,
  voice: `a voice that speaks the language (${Object.entries(voices)
    .map(([language, names]) => `${language}: ${names.join(', ')}`)
    .join('; ')})`,
  greeting: 'one short sentence, for example `greeting: Thanks for calling Cascade Cycle Works.`',
};

/** What would be right at `path`, in the owner's words. */
export function expectedOf(path: readonly PropertyKey[]): string {
  const field = String(path[0] ?? '');
  if (field === 'hours' && path.length > 1) {
    return weekdays.some((day) => day === path[1]) ? dayHint : `a day of the week: ${weekdays.join(', ')}`;
  }
  return expectations[field] ?? `one of the fields ${Object.keys(expectations).filter(Boolean).join(', ')}`;
}
