import { isoDayOf } from '../business-time/iso-day.ts';
import { dayAfter, localTime } from '../business-time/local-time.ts';
import { withDigits } from '../business-time/spoken-numbers.ts';
import { advanceBooking, ask } from './advance-booking.ts';
import type { Appointment } from './appointment.ts';
import type { AppointmentDialog } from './appointment-dialog.ts';
import type { DialogFacts, Move } from './dialog.ts';
import { isSameName } from './is-same-name.ts';
import { own, spokenAppointment, spokenCode, stock } from './sayings.ts';
import { whenOf, without } from './take-in.ts';

type Next = Move<AppointmentDialog>;

/** Reads out, moves or cancels: for a caller who gives the name and the day or the code. The number that calls opens nothing. */
export function advanceFound(open: AppointmentDialog, facts: DialogFacts): Next {
  const { business, nowMs } = facts;
  if (open.found !== undefined) return goOn(open, open.found, facts);
  if (open.name === undefined) return ask(open, 'name', [stock('What name is the appointment under?')]);
  if (codeIn(open) === undefined && whenOf(open, facts).days.length === 0) {
    return ask(open, 'code-or-day', [stock('What day is it on, or what is the confirmation code?')]);
  }
  const today = localTime(nowMs, business.timeZone);
  return {
    type: 'effect',
    effect: {
      type: 'find',
      resources: Object.keys(business.resources),
      from: isoDayOf(dayAfter(today, -1)),
      to: isoDayOf(dayAfter(today, business.bookingHorizonDays + 1)),
    },
    open,
  };
}

/** What was found under any name: the caller's is the one with their name, and their day or code. */
export function matchFound(open: AppointmentDialog, all: readonly Appointment[], facts: DialogFacts): Next {
  const code = codeIn(open);
  const { days } = whenOf(open, facts);
  const [first] = days;
  const own = all
    .filter(({ toMs, name }) => toMs > facts.nowMs && isSameName(open.name ?? '', name))
    .filter((one) =>
      code === undefined
        ? first !== undefined && isoDayOf(localTime(one.fromMs, facts.business.timeZone)) === isoDayOf(first)
        : one.code === code,
    )
    .sort((one, other) => one.fromMs - other.fromMs);
  const [found] = own;
  if (found === undefined) {
    return ask(
      { ...without(open, 'wish'), heard: { ...open.heard, code: '', dayAndTime: '' } },
      'code-or-day',
      [
        stock("I can't find an appointment under that name and day."),
        stock('What day is it on, or what is the confirmation code?'),
      ],
    );
  }
  // "From Thursday to Friday": the first day is where it is, the second where it goes.
  const target = code !== undefined ? open.wish : days.length > 1 ? lastDayOf(open) : undefined;
  const { wish: _, ...rest } = open;
  return goOn({ ...rest, found, ...(target === undefined ? {} : { wish: target }) }, found, facts);
}

function goOn(open: AppointmentDialog, found: Appointment, facts: DialogFacts): Next {
  const said = spokenAppointment(found, facts.business.timeZone);
  switch (open.want) {
    case 'cancel':
      return ask({ ...open, proposal: found }, 'yes-or-no', [
        own(`That's ${said}.`),
        stock('Shall I cancel it?'),
      ]);
    case 'move':
      return advanceBooking(open, facts);
    default: {
      const held = found.status === 'requested' ? [stock('It is held, and not confirmed yet.')] : [];
      return {
        type: 'speak',
        sentences: [
          own(`You have ${said}.`),
          ...held,
          own(`The confirmation code is ${spokenCode(found.code)}.`),
        ],
        open,
      };
    }
  }
}

function lastDayOf({ wish }: AppointmentDialog): AppointmentDialog['wish'] {
  const target = wish === undefined ? undefined : /\bto\b(?!.*\bto\b)(.*)$/i.exec(wish.day)?.[1];
  return wish === undefined || target === undefined ? undefined : { ...wish, day: target, time: target };
}

/** The four digits of a code, however they were said. */
function codeIn({ heard }: AppointmentDialog): string | undefined {
  const digits = withDigits(heard.code).replace(/\D/g, '');
  return digits.length === 4 ? digits : undefined;
}
