import * as z from 'zod/mini';
import { isTimeZone } from '../../business-time/local-time.ts';
import { type Weekday, type WeeklyHours, weekdays } from '../../business-time/weekly-hours.ts';
import type { BusinessProfile } from '../business-profile.ts';
import { duration, isoDay, pattern, phoneNumber, span, spans, text } from './fields.ts';
import { type Repeated, repeated } from './repeated.ts';
import { voices } from './voices.ts';

const list = <T extends z.ZodMiniType>(of: T) => z._default(z.array(of), []);

const staffMember = z.strictObject({ name: text, phone: phoneNumber, role: z.optional(text) });

const roads = z.strictObject({
  closed: z._default(z.enum(['voicemail', 'emergency', 'answer']), 'voicemail'),
  onCall: z.optional(phoneNumber),
  staffFirst: z._default(z.boolean(), false),
  ringSeconds: z._default(z.int().check(z.minimum(5), z.maximum(60)), 15),
  forwardedFrom: list(phoneNumber),
});

const secondLanguage = z.strictObject({
  language: z.string().check(z.regex(/^[a-z]{2}-[A-Z]{2}$/)),
  offer: text,
  key: z._default(z.string().check(z.regex(/^[1-9]$/)), '2'),
});

const emergency = z.strictObject({
  number: z._default(z.string().check(z.regex(/^\d{3,15}$/)), '911'),
  words: list(text.check(z.toLowerCase())),
});

const service = z.strictObject({
  name: text,
  alsoCalled: list(text),
  duration,
  price: z.optional(text),
  resource: z.optional(text),
  leadTime: z.optional(duration),
  booking: z._default(z.enum(['confirm', 'request']), 'request'),
  asks: list(text),
});

const lookup = z.strictObject({
  name: text,
  key: text,
  pattern,
  table: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  nameField: text,
  spoken: z
    .record(text, text)
    .check(z.refine((fields) => Object.keys(fields).length > 0, 'It names nothing')),
  changes: z._default(z.record(text, z.strictObject({ label: text, pattern })), {}),
});

const followUpTexts = z.strictObject({
  booked: z.optional(text),
  cancelled: z.optional(text),
  voicemail: z.optional(text),
  answered: z.optional(text),
});

/** The front matter as the owner writes it. */
export const frontMatterFields = z.strictObject({
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
  staff: list(staffMember),
  vips: list(phoneNumber),
  roads: z.prefault(roads, {}),
  emergency: z.prefault(emergency, {}),
  recording: z._default(z.enum(['off', 'ask']), 'off'),
  secondLanguage: z.optional(secondLanguage),
  resources: z._default(z.record(text, z.int().check(z.minimum(1), z.maximum(50))), {}),
  services: list(service),
  lookups: list(lookup),
  bookingHorizonDays: z._default(z.int().check(z.minimum(1), z.maximum(365)), 60),
  busyCalendar: z.optional(z.url({ protocol: /^https$/ })),
  language: z._default(z.string(), 'en-US'),
  voice: z._default(z.string(), 'Ruth'),
  tone: z.optional(text.check(z.maxLength(200))),
  greeting: z.optional(text),
  closedMessage: z.optional(text),
  followUpTexts: z._default(followUpTexts, {}),
  quietHours: z.prefault(span, '21:00-8:00'),
  retentionDays: z.optional(z.int().check(z.minimum(1), z.maximum(3_650))),
  privacy: z._default(z.enum(['standard', 'health']), 'standard'),
});

/** What has to be told apart by its name or number, and cannot be. */
function repetitionsIn(given: z.infer<typeof frontMatterFields>): readonly Repeated[] {
  const { services, staff, lookups, vips } = given;
  const entries = (texts: readonly string[], path: (owner: number) => PropertyKey[]) =>
    texts.map((text, owner) => ({ text, owner, path: path(owner) }));
  return [
    ...repeated(
      services.flatMap(({ name, alsoCalled }, owner) => [
        { text: name, owner, path: ['services', owner, 'name'] },
        ...alsoCalled.map((text, nth) => ({ text, owner, path: ['services', owner, 'alsoCalled', nth] })),
      ]),
    ),
    ...repeated(
      entries(
        staff.map(({ name }) => name),
        (owner) => ['staff', owner, 'name'],
      ),
    ),
    ...repeated(
      entries(
        staff.map(({ phone }) => phone),
        (owner) => ['staff', owner, 'phone'],
      ),
    ),
    ...repeated(entries(vips, (owner) => ['vips', owner])),
    ...repeated(
      entries(
        lookups.map(({ name }) => name),
        (owner) => ['lookups', owner, 'name'],
      ),
    ),
  ];
}

/** A service that names no resource shares this one. */
const commonResource = 'anyone';

/** The front matter as it comes from YAML, and the profile that it becomes. */
export const frontMatterSchema = z.pipe(
  frontMatterFields,
  z.transform((given, context): BusinessProfile => {
    const wrong = (message: string, input: unknown, path: PropertyKey[]) =>
      context.issues.push({ code: 'custom', message, input, path });
    const offered = voices[given.language];
    if (offered === undefined) wrong('No such language', given.language, ['language']);
    else if (!offered.includes(given.voice)) wrong('No such voice', given.voice, ['voice']);
    const resources = { [commonResource]: 1, ...given.resources };
    given.services.forEach(({ resource }, index) => {
      if (resource !== undefined && !Object.hasOwn(resources, resource))
        wrong(`"${resource}" is not under resources`, resource, ['services', index, 'resource']);
    });
    for (const { text, path, first } of repetitionsIn(given))
      wrong(`"${text}" stands at ${first.join('.')} already`, text, [...path]);
    const sayName = given.sayName ?? given.name;
    return {
      ...given,
      sayName,
      hours: given.hours as WeeklyHours,
      resources,
      services: given.services.map(({ duration, leadTime, ...service }) => ({
        ...service,
        minutes: duration,
        resource: service.resource ?? commonResource,
        leadMinutes: leadTime ?? 0,
      })),
      greeting: given.greeting ?? `Thanks for calling ${sayName}.`,
    };
  }),
);
