import { advanceBooking, chooseSlot, proposeSlot } from './advance-booking.ts';
import { advanceCallBack } from './advance-call-back.ts';
import { advanceFound, matchFound } from './advance-found.ts';
import type { AppointmentDialog } from './appointment-dialog.ts';
import type { Advance, DialogFacts, Move } from './dialog.ts';
import { effectOf } from './effect-of.ts';
import type { Report } from './report.ts';
import { own, spokenAppointment, spokenCode, stock } from './sayings.ts';
import { freshDialog, takeIn, type Want, without } from './take-in.ts';

type Next = Move<AppointmentDialog>;

/** Books, moves, cancels and reads out appointments, and takes call backs. */
export const advanceAppointment: Advance<AppointmentDialog> = (open, event, facts) => {
  if (event.type === 'reported') return reported(open, event.report, event.said, facts);
  if (open === undefined)
    return { type: 'speak', sentences: [], ending: { type: 'person', reason: 'dialog-astray' } };
  switch (event.type) {
    case 'days':
      return chooseSlot(open, event, facts);
    case 'found':
      return matchFound(open, event.appointments, facts);
    case 'written':
      return written(open, facts);
    case 'slot-taken':
      return advanceBooking({ ...without(open, 'slot', 'proposal', 'writing'), lost: true }, facts);
    case 'gone':
      return {
        type: 'speak',
        sentences: [stock('That appointment is not in the book any more.')],
      };
    case 'record':
    case 'no-record':
    case 'record-changed':
    case 'record-differs':
      return { type: 'speak', sentences: [], ending: { type: 'person', reason: 'dialog-astray' } };
    case 'failed':
      return {
        type: 'speak',
        sentences: [stock("Sorry, I can't get at our book right now.")],
        ending: { type: 'person', reason: 'book-unavailable' },
        // A write may have been done: the next turn, or a successor, finds out.
        ...(open.writing === true ? { open } : {}),
      };
  }
};

function reported(
  open: AppointmentDialog | undefined,
  report: Report,
  said: string,
  facts: DialogFacts,
): Next {
  if (open?.writing === true) {
    const effect = effectOf(open, facts);
    if (effect !== undefined) return { type: 'effect', effect, open };
  }
  if (report.kind === 'leave_it' || /\b(?:never ?mind|leave it|forget (?:it|about it))\b/i.test(said)) {
    return { type: 'speak', sentences: [stock("All right, I've left it at that. Is there anything else?")] };
  }
  const startsOver =
    report.kind === 'start_over' || /\bstart (?:over|again|from the beginning)\b/i.test(said);
  if (startsOver) {
    const fresh = { ...freshDialog(open?.want ?? 'book'), heard: open?.heard ?? freshDialog('book').heard };
    return goOn(fresh, report, said, facts);
  }
  const want = wantOf(report, open);
  const own = open === undefined ? freshDialog(want) : { ...open, want };
  if (open?.found !== undefined && want === 'book') return afterBooking(own, report, said, facts);
  // Another wish begins: what was found of the caller stays theirs.
  const changed = open !== undefined && open.want !== want;
  return goOn(changed ? without(own, 'proposal', 'slot', 'asked') : own, report, said, facts);
}

/** The caller has an appointment from this call, and speaks of booking again. */
function afterBooking(open: AppointmentDialog, report: Report, said: string, facts: DialogFacts): Next {
  const next = takeIn(open, report, facts);
  if (next.service !== open.service || next.name !== open.name) {
    return goOn(
      { ...freshDialog('book'), ...(open.name === undefined ? {} : { name: open.name }) },
      report,
      said,
      facts,
    );
  }
  if (next.wish !== open.wish) return goOn({ ...open, want: 'move' }, report, said, facts);
  const { found } = open;
  const sentence =
    found === undefined
      ? stock('Is there anything else?')
      : own(`You have ${spokenAppointment(found, facts.business.timeZone)}.`);
  return { type: 'speak', sentences: [sentence], open: next };
}

function goOn(open: AppointmentDialog, report: Report, said: string, facts: DialogFacts): Next {
  const agreed = report.confirmed === 'yes' && !/^\W*(?:no|nope|wait|not|don't)\b/i.test(said);
  const refused = report.confirmed === 'no' || (report.confirmed === 'yes' && !agreed);
  const next = takeIn(open, report, facts);
  const { proposal } = next;
  if (proposal !== undefined && next.asked === 'yes-or-no') {
    const effect = agreed ? effectOf(next, facts) : undefined;
    if (effect !== undefined) return { type: 'effect', effect, open: { ...next, writing: true } };
    if (refused) return proposeSlot({ ...next, spelled: true, asked: 'what-to-change' }, facts);
  }
  if (next.guess !== undefined && next.asked === 'this-service' && (agreed || refused)) {
    if (refused && next.service === undefined)
      return { type: 'speak', sentences: [], ending: { type: 'call-back' } };
    return advanceBooking({ ...without(next, 'guess'), service: next.guess }, facts);
  }
  const [only, ...others] = next.offered;
  if (agreed && only !== undefined && others.length === 0 && next.asked === 'slot') {
    return advanceBooking({ ...next, slot: only, offered: [] }, facts);
  }
  switch (next.want) {
    case 'book':
      return advanceBooking(next, facts);
    case 'call_back':
      return advanceCallBack(next, facts);
    default:
      return advanceFound(next, facts);
  }
}

function written(open: AppointmentDialog, facts: DialogFacts): Next {
  const { proposal, want } = open;
  if (want === 'call_back' || proposal === undefined) {
    return { type: 'speak', sentences: [stock('All right. Someone will call you back on this number.')] };
  }
  const { timeZone } = facts.business;
  const startsAt = new Date(proposal.fromMs).toISOString();
  const deed = { what: proposal.service, startsAt, code: proposal.code };
  const said = spokenAppointment(proposal, timeZone);
  if (want === 'cancel') {
    return {
      type: 'speak',
      sentences: [own(`It's cancelled: ${said}.`)],
      deed: { kind: 'cancelled', ...deed },
    };
  }
  const after = {
    ...without(open, 'proposal', 'writing', 'asked', 'slot', 'lost'),
    found: proposal,
    offered: [],
  };
  const code = own(`Your confirmation code is ${spokenCode(proposal.code)}.`);
  if (want === 'move') {
    return {
      type: 'speak',
      sentences: [own(`It's moved: you now have ${said}.`), code],
      open: after,
      deed: { kind: 'moved', ...deed },
    };
  }
  const booked = proposal.status === 'booked';
  return {
    type: 'speak',
    sentences: booked
      ? [own(`You're booked for ${said}.`), code]
      : [own(`I've held ${said} for you.`), stock('We will confirm it with you.'), code],
    open: after,
    deed: { kind: booked ? 'booked' : 'requested', ...deed },
  };
}

function wantOf({ kind }: Report, open: AppointmentDialog | undefined): Want {
  switch (kind) {
    case 'book':
      // "Friday at four" goes on with what is open, whatever the model calls it.
      return open === undefined || open.want === 'read_out' || open.want === 'call_back' ? 'book' : open.want;
    case 'move':
    case 'cancel':
    case 'read_out':
    case 'call_back':
      return kind;
    case 'look_up':
      return 'read_out';
    default:
      return open?.want ?? 'book';
  }
}
