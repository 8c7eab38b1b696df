import { instantOf } from '../business-time/instant-of.ts';
import { localTime } from '../business-time/local-time.ts';
import type { AppointmentDialog } from './appointment-dialog.ts';
import type { DialogFacts, Move } from './dialog.ts';
import { stretchesOn } from './free-slots.ts';
import { own, spokenMoment } from './sayings.ts';
import { whenOf } from './take-in.ts';

/** Keeps that somebody is to call back, at a time when the business is open if one was named. */
export function advanceCallBack(open: AppointmentDialog, facts: DialogFacts): Move<AppointmentDialog> {
  if (facts.from === undefined) return { type: 'speak', sentences: [], ending: { type: 'call-back' } };
  const { business, nowMs } = facts;
  const when = whenOf(open, facts);
  const [day = localTime(nowMs, business.timeZone)] = when.days;
  const [time] = when.times;
  if (time === undefined || !('at' in time)) return { type: 'effect', effect: { type: 'call-back' }, open };
  const isOpenAt = (atMs: number) =>
    atMs >= nowMs && stretchesOn(business, day).some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  const meant = time.sure ? [time.at] : [time.at, time.at + 720];
  const moments = meant.map((at) => instantOf(day, at, business.timeZone));
  const atMs = moments.find(isOpenAt);
  if (atMs === undefined) {
    const said = spokenMoment(moments.at(-1) ?? nowMs, business.timeZone);
    return {
      type: 'speak',
      sentences: [
        own(`We can't call you on ${said}: nobody is here then.`),
        own('When else would suit you?'),
      ],
      open: { ...open, asked: 'day-and-time' },
    };
  }
  return {
    type: 'effect',
    effect: { type: 'call-back', wantedAt: new Date(atMs).toISOString() },
    open,
  };
}
