import { createHash } from 'node:crypto';
import type { Service } from '../knowledge/business-profile.ts';
import type { Appointment } from './appointment.ts';
import type { AppointmentDialog, Question } from './appointment-dialog.ts';
import type { DialogFacts, Move, Sentence } from './dialog.ts';
import type { EffectResult } from './effect.ts';
import { daysToRead, findSlot } from './find-slot.ts';
import type { Slot } from './free-slots.ts';
import {
  own,
  spelledName,
  spokenAppointment,
  spokenMoment,
  spokenOffers,
  spokenRefusal,
  spokenService,
  spokenServices,
  stock,
} from './sayings.ts';
import { whenOf, without } from './take-in.ts';

type Next = Move<AppointmentDialog>;

/** Asks for what is missing, in order: service, what it asks, day and time, slot, name; then reads back. */
export function advanceBooking(open: AppointmentDialog, facts: DialogFacts): Next {
  const { business } = facts;
  if (open.want === 'book' && (business.services.length === 0 || facts.from === undefined)) {
    return { type: 'speak', sentences: [], ending: { type: 'call-back' } };
  }
  const service = serviceOf(open, facts);
  if (service === undefined) return askService(open, facts);
  if (open.want === 'book') {
    const question = service.asks[open.answers.length];
    if (question !== undefined) return ask(open, 'answer', [stock(question)]);
  }
  if (open.slot === undefined) {
    const when = whenOf(open, facts);
    if (when.days.length === 0 && when.times.length === 0) {
      return ask(open, 'day-and-time', [stock('What day and time would suit you?')]);
    }
    const isOpenWish = when.times.some((time) => 'from' in time && time.to - time.from === 1_440);
    if (when.days.length === 0 && !isOpenWish) return ask(open, 'day', [stock('Which day would that be?')]);
    const { from, to } = daysToRead(when, facts.nowMs, business);
    return { type: 'effect', effect: { type: 'read-days', resource: service.resource, from, to }, open };
  }
  return proposeSlot(open, facts);
}

/** The books have been read: takes the slot that was wished for, or offers the nearest. */
export function chooseSlot(
  open: AppointmentDialog,
  taken: Extract<EffectResult, { readonly type: 'days' }>,
  facts: DialogFacts,
): Next {
  const { business, nowMs } = facts;
  const service = serviceOf(open, facts);
  if (service === undefined) return askService(open, facts);
  const found = findSlot(whenOf(open, facts), service, taken, business, nowMs, open.found?.id);
  if (found.type === 'slot') return proposeSlot({ ...without(open, 'lost'), slot: found.slot }, facts);
  const { slots, refusal } = found;
  const reason: readonly Sentence[] = open.lost
    ? [stock("I'm sorry, that has just been taken.")]
    : refusal === undefined
      ? []
      : [spokenRefusal(refusal, found, service, facts)];
  const next = without(open, 'lost');
  if (slots.length === 0) {
    return ask(next, 'day', [
      ...reason,
      stock('I find nothing free around then. Which other day would suit you?'),
    ]);
  }
  const one = slots.length === 1;
  const offer = own(`I have ${spokenOffers(slots, business.timeZone)}.`);
  const question = stock(one ? 'Would that suit you?' : 'Which would you like?');
  return ask({ ...next, offered: slots }, 'slot', [...reason, offer, question]);
}

/** A free slot is known: asks for the name, then reads all of it back. */
export function proposeSlot(open: AppointmentDialog, facts: DialogFacts): Next {
  const { slot, name, found } = open;
  const { timeZone } = facts.business;
  const service = serviceOf(open, facts);
  if (open.asked === 'what-to-change' && open.proposal !== undefined) {
    const kept =
      open.want === 'book' ? `, for ${open.name ?? ''}, spelled ${spelledName(open.name ?? '')}` : '';
    return {
      type: 'speak',
      sentences: [
        own(`I have ${spokenAppointment(open.proposal, timeZone)}${kept}.`),
        stock('Say yes if that is right, or tell me what to change.'),
      ],
      open: { ...open, asked: 'yes-or-no' },
    };
  }
  if (slot === undefined || service === undefined) return advanceBooking(open, facts);
  if (open.want === 'move' && found !== undefined) {
    const { fromMs, toMs, day } = slot;
    const proposal = { ...found, fromMs, toMs, day };
    const from = spokenMoment(found.fromMs, timeZone);
    return ask({ ...open, proposal }, 'yes-or-no', [
      own(`From ${from}, to ${spokenMoment(fromMs, timeZone)}.`),
      stock('Shall I move it?'),
    ]);
  }
  if (name === undefined) {
    return ask(open, 'name', [
      own(`${spokenMoment(slot.fromMs, timeZone)} is free.`),
      stock('What name is it under?'),
    ]);
  }
  const proposal = appointmentOf(open, name, slot, service, facts);
  const spelled = open.spelled === true ? `, spelled ${spelledName(name)}` : '';
  return ask({ ...open, proposal }, 'yes-or-no', [
    own(`That's ${spokenAppointment(proposal, timeZone)}, for ${name}${spelled}.`),
    stock(service.booking === 'request' ? 'Shall I hold that for you?' : 'Shall I book it?'),
  ]);
}

function askService(open: AppointmentDialog, { business }: DialogFacts): Next {
  if (open.guess !== undefined) {
    return ask(open, 'this-service', [
      stock(`I can book ${spokenService(open.guess)}. Is that what you want?`),
    ]);
  }
  // Something that is not booked here: a person arranges it.
  if (open.elsewhere === true) return { type: 'speak', sentences: [], ending: { type: 'call-back' } };
  const few = business.services.length <= 4;
  const question = few
    ? `What would you like to book: ${spokenServices(business.services)}?`
    : 'What would you like to book?';
  return ask(open, 'service', [stock(question)]);
}

/** The service by its name; of an appointment whose service is no longer offered, what it was. */
export function serviceOf(open: AppointmentDialog, { business }: DialogFacts): Service | undefined {
  const name = open.want === 'move' ? open.found?.service : open.service;
  const service = business.services.find((one) => one.name === name);
  if (service !== undefined || open.want !== 'move' || open.found === undefined) return service;
  const { resource, fromMs, toMs } = open.found;
  return {
    name: open.found.service,
    alsoCalled: [],
    minutes: (toMs - fromMs) / 60_000,
    resource,
    leadMinutes: 0,
    booking: open.found.status === 'booked' ? 'confirm' : 'request',
    asks: [],
  };
}

export const ask = (open: AppointmentDialog, asked: Question, sentences: readonly Sentence[]): Next => ({
  type: 'speak',
  sentences,
  open: { ...open, asked },
});

function appointmentOf(
  open: AppointmentDialog,
  name: string,
  { fromMs, toMs, day }: Slot,
  service: Service,
  { contactId, turn, from, nowMs }: DialogFacts,
): Appointment {
  const id = `${contactId}#${turn}`;
  return {
    id,
    code: codeOf(id),
    service: service.name,
    resource: service.resource,
    day,
    fromMs,
    toMs,
    status: service.booking === 'confirm' ? 'booked' : 'requested',
    name,
    ...(from === undefined ? {} : { phone: from }),
    answers: service.asks.map((question, index) => ({ question, answer: open.answers[index] ?? '' })),
    contactId,
    bookedAtMs: nowMs,
  };
}

/** Four digits that follow from the id: a booking tried again has the same. No zero first: it is read as a number. */
function codeOf(id: string): string {
  return String(1_000 + (createHash('sha256').update(id).digest().readUInt32BE(0) % 9_000));
}
