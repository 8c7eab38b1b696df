import * as z from 'zod/mini';
import { parseIsoDay } from '../../business-time/iso-day.ts';
import type { Span } from '../../business-time/weekly-hours.ts';
import { parseSpan } from './parse-span.ts';
import { patternFault } from './safe-pattern.ts';

/** Something is written there. */
export const text = z.string().check(z.trim(), z.minLength(1));

/** E.164. */
export const phoneNumber = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/));

/** `2026-12-25`. */
export const isoDay = z.string().check(z.refine((day) => parseIsoDay(day) !== undefined, 'No such day'));

/** "9:00-12:30, 13:30-18:00", a list of such spans, or `closed`. */
export const spans = z.pipe(
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

/** One span, "21:00-8:00". */
export const span = z.pipe(
  z.string(),
  z.transform((given, context): Span => {
    const found = parseSpan(given);
    if (found !== undefined) return found;
    context.issues.push({ code: 'custom', message: `"${given}" is no span`, input: given });
    return { fromMinute: 0, toMinute: 0 };
  }),
);

/** A regular expression for the whole of what a caller gives, in capitals and digits without spaces. */
export const pattern = z.string().check(
  z.minLength(1),
  z.superRefine((source, context) => {
    const fault = patternFault(source);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault, input: source });
  }),
);

const units: Readonly<Record<string, number>> = {
  min: 1,
  minute: 1,
  h: 60,
  hour: 60,
  day: 1_440,
  week: 10_080,
};

/** "45 minutes", "1 hour 30 minutes", "2 days"; in minutes. */
export const duration = z.pipe(
  z.string(),
  z.transform((given, context): number => {
    const parts = [...given.matchAll(/(\d+)\s*(min|minute|h|hour|day|week)s?\b/g)];
    const rest = given.replace(/(\d+)\s*(min|minute|h|hour|day|week)s?\b/g, '').replace(/and|,/g, '');
    if (parts.length === 0 || rest.trim() !== '')
      context.issues.push({ code: 'custom', message: `"${given}" is no duration`, input: given });
    return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0), 0);
  }),
);
