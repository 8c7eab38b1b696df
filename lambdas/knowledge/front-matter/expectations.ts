import { weekdays } from '../../business-time/weekly-hours.ts';
import { voices } from './voices.ts';

const dayHint = 'spans as "9:00-12:30, 13:30-18:00" (24-hour clock), or `closed`';
const number = 'a number with country code, for example "+12065550142"';
const duration = 'for example `45 minutes`, `1 hour 30 minutes` or `2 days`';

/** By path, list positions and free names left out. */
const expectations: Readonly<Record<string, string>> = {
  '': 'the fields name, timeZone and hours at least, for example `name: Cascade Cycle Works`',
  name: "the business's name, for example `name: Cascade Cycle Works`",
  sayName: 'the name as it is spoken, for example `sayName: Cascade Cycle Works`',
  timeZone: 'an IANA name, for example `timeZone: America/Los_Angeles`',
  hours: 'a line for each open day, for example `monday: "9:00-18:00"`',
  specialDays: 'a line for each day, for example `2026-12-25: closed` or `2026-12-24: "9:00-13:00"`',
  staff: 'a list of people, for example `- { name: Dana, phone: "+12065550142" }`',
  'staff.name': 'the name as callers know it, for example `name: Dana`',
  'staff.phone': number,
  'staff.role': 'what they do, for example `role: owner`',
  vips: 'a list of numbers with country code, for example `- "+12065550142"`',
  roads:
    'the fields closed, onCall, staffFirst, ringSeconds and forwardedFrom, for example `closed: voicemail`',
  'roads.closed': 'one of `voicemail`, `emergency`, `answer`',
  'roads.onCall': number,
  'roads.staffFirst': '`true` or `false`',
  'roads.ringSeconds': 'a number of seconds from 5 to 60, for example `ringSeconds: 15`',
  'roads.forwardedFrom': 'a list of numbers with country code, for example `- "+12065550142"`',
  emergency: 'the fields number and words, for example `number: "911"`',
  'emergency.number': 'the digits to dial, in quotes, for example `number: "911"`',
  'emergency.words': 'a list of words that tell of an emergency, for example `- gas leak`',
  recording: '`off`, or `ask` to record the calls of those who press a key for it',
  secondLanguage:
    'the fields language, offer and key, for example `offer: Para hablar con una persona en español, oprima el 2.`',
  'secondLanguage.language': 'its code, for example `language: es-US`',
  'secondLanguage.offer':
    'one sentence that names the key, for example `offer: Para hablar en español, oprima el 2.`',
  'secondLanguage.key': 'a key from 1 to 9 in quotes, for example `key: "2"`',
  resources: 'a line for each, with how many it takes at a time, for example `workbench: 2`',
  services: 'a list of services, for example `- { name: Bike fitting, duration: 90 minutes }`',
  'services.name': 'what it is called, for example `name: Bike fitting`',
  'services.alsoCalled': 'a list of other names, for example `- fitting`',
  'services.duration': duration,
  'services.price': 'the price as it is spoken, for example `price: $120`',
  'services.resource': 'a name that stands under `resources`, for example `resource: workbench`',
  'services.leadTime': duration,
  'services.booking': '`confirm` (the agent books) or `request` (you confirm)',
  'services.asks': 'a list of questions, for example `- Is it your first visit?`',
  lookups:
    'a list of what callers may look up; each with name, key, pattern, table, nameField and spoken, for example `- { name: reservation, … }`',
  'lookups.name': 'what is looked up, for example `name: reservation`',
  'lookups.key': 'what the caller gives, for example `key: confirmation code`',
  'lookups.nameField':
    'the attribute with the name that callers have to give, for example `nameField: passenger`',
  'lookups.pattern':
    'letters and digits of the key in order, in quotes, for example `pattern: "[A-Z]{3}[0-9]{3}"`',
  'lookups.table': 'a short name in lower case, for example `table: reservations`',
  'lookups.spoken': 'a line for each attribute that may be said, for example `seat: Seat`',
  'lookups.changes':
    'a line for each attribute that callers may change, for example `seat: { label: seat, pattern: "[0-9]{1,2}[A-F]" }`',
  bookingHorizonDays: 'a number of days from 1 to 365, for example `bookingHorizonDays: 60`',
  busyCalendar:
    'the private ICS address of a calendar, for example `busyCalendar: https://calendar.example.com/busy.ics`',
  language: `one of ${Object.keys(voices).join(', ')}, for example \`language: en-US\``,
  voice: `a voice that speaks the language (${Object.entries(voices)
    .map(([language, names]) => `${language}: ${names.join(', ')}`)
    .join('; ')}), for example \`voice: Ruth\``,
  tone: 'a few words, for example `tone: warm, plain and brief`',
  greeting: 'one short sentence, for example `greeting: Thanks for calling Cascade Cycle Works.`',
  closedMessage: 'one or two sentences, for example `closedMessage: We are closed at the moment.`',
  'followUpTexts.booked': 'a short text, for example `booked: See you soon!`',
  'followUpTexts.cancelled': 'a short text, for example `cancelled: Your visit is cancelled.`',
  'followUpTexts.voicemail': 'a short text, for example `voicemail: We have your message.`',
  'followUpTexts.answered': 'a short text, for example `answered: Thanks for calling.`',
  followUpTexts: 'a text for booked, cancelled, voicemail or answered, for example `booked: See you soon!`',
  quietHours: 'a span, for example `quietHours: "21:00-8:00"`',
  retentionDays: 'a number of days from 1 to 3650, for example `retentionDays: 90`',
  privacy: '`standard` or `health`',
};

/** Under these the owner chooses the names. */
const freeNames = new Set(['specialDays', 'resources', 'lookups.spoken', 'lookups.changes']);

/** What would be right at `path`, in the owner's words. */
export function expectedOf(path: readonly PropertyKey[]): string {
  if (path[0] === 'hours' && path.length > 1) {
    return weekdays.some((day) => day === path[1]) ? dayHint : `a day of the week: ${weekdays.join(', ')}`;
  }
  let known = '';
  for (const key of path) {
    if (typeof key === 'number') continue;
    if (freeNames.has(known)) break;
    const deeper = known === '' ? String(key) : `${known}.${String(key)}`;
    if (expectations[deeper] === undefined) return `one of the fields ${fieldsUnder(known).join(', ')}`;
    known = deeper;
  }
  return expectations[known] ?? '';
}

function fieldsUnder(path: string): readonly string[] {
  const before = path === '' ? '' : `${path}.`;
  return Object.keys(expectations)
    .filter((known) => known.startsWith(before) && known !== '')
    .map((known) => known.slice(before.length))
    .filter((field) => !field.includes('.'));
}
