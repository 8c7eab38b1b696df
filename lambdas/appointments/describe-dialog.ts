import { localTime } from '../business-time/local-time.ts';
import { spokenDate } from '../business-time/spoken-date.ts';
import type { AppointmentDialog, Question } from './appointment-dialog.ts';
import type { DialogState } from './dialog.ts';
import { describeLookup } from './lookups/describe-lookup.ts';
import { spokenAppointment, spokenMoment, spokenOffers } from './sayings.ts';

/** Where the open dialog stands, for the model: it takes an answer for what it is. `undefined` when none is open. */
export function describeDialog(state: DialogState | undefined, timeZone: string): string | undefined {
  const open = state?.open;
  if (open === undefined) return undefined;
  if (open.dialog === 'lookup') return describeLookup(open);
  const asked = open.asked === undefined ? 'nothing' : questions[open.asked];
  return [`Being arranged: ${open.want}.`, ...known(open, timeZone), `Asked last: ${asked}.`].join(' ');
}

const questions: Readonly<Record<Question, string>> = {
  service: 'which service',
  'this-service': 'whether this is the service they want (yes or no)',
  answer: 'a question of the service',
  'day-and-time': 'day and time',
  day: 'which day',
  slot: 'which of the times on offer',
  name: 'their name',
  'code-or-day': 'the day of the appointment, or its confirmation code',
  'yes-or-no': 'whether what was read back is right (yes or no)',
  'what-to-change': 'what to change',
};

function known(open: AppointmentDialog, timeZone: string): readonly string[] {
  const { service, guess, wish, name, answers, slot, offered, proposal, found } = open;
  const said = (what: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [`${what}: ${text}.`];
  const dayOf = wish === undefined ? undefined : spokenDate(localTime(wish.saidAtMs, timeZone));
  return [
    ...said('Service', service ?? guess),
    ...said('Answers', answers.join('; ')),
    ...said(
      `Wish as of ${dayOf ?? ''}`,
      wish === undefined ? undefined : [...new Set([wish.day, wish.time])].join(' ').trim(),
    ),
    ...said('Time', slot === undefined ? undefined : spokenMoment(slot.fromMs, timeZone)),
    ...said('On offer', offered.length === 0 ? undefined : spokenOffers(offered, timeZone)),
    ...said('Name', name),
    ...said('Read back', proposal === undefined ? undefined : spokenAppointment(proposal, timeZone)),
    ...said('They have', found === undefined ? undefined : spokenAppointment(found, timeZone)),
  ];
}
