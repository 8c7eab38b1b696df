import { instantOf } from '../business-time/instant-of.ts';
import { isoDayOf } from '../business-time/iso-day.ts';
import { dayAfter, daysBetween, type LocalDay, localTime } from '../business-time/local-time.ts';
import type { TimeOfDay } from '../business-time/spoken-times.ts';
import type { SpokenWhen } from '../business-time/spoken-when.ts';
import type { Service } from '../knowledge/business-profile.ts';
import {
  type Bookable,
  freeSlots,
  hasRoom,
  isInReach,
  type Slot,
  stretchesOn,
  type Taken,
} from './free-slots.ts';

/** Why what was wished for cannot be had. */
export type Refusal =
  | 'past'
  | 'too-soon'
  | 'too-far'
  | 'closed'
  | 'outside-hours'
  | 'skipped-by-clock'
  | 'taken';

export type Found =
  /** The very time that was wished for is free. */
  | { readonly type: 'slot'; readonly slot: Slot }
  /** At most three free starts, the nearest to the wish, in order; and why the wish itself is none, with its moment. */
  | {
      readonly type: 'offers';
      readonly slots: readonly Slot[];
      readonly refusal?: Refusal;
      readonly day?: LocalDay;
      readonly atMs?: number;
    };

/** Days after the wish that are searched for others. */
export const searchedDays = 14;
const minuteMs = 60_000;
/** Hours that people mean when both are open. */
const daytime = { from: 420, to: 1_140 };

/** The days whose books a wish needs: from the first that was named, or today, to two weeks after the last. */
export function daysToRead(
  when: SpokenWhen,
  nowMs: number,
  business: Bookable,
): { from: string; to: string } {
  const today = localTime(nowMs, business.timeZone);
  const days = when.days.map((day) => Math.max(0, daysBetween(today, day)));
  const most = business.bookingHorizonDays;
  const first = Math.min(...(days.length === 0 ? [0] : days), most);
  const last = Math.min(Math.max(...(days.length === 0 ? [0] : days)) + searchedDays, most + 1);
  // Appointments of the day before may run past midnight.
  return {
    from: isoDayOf(dayAfter(today, Math.max(0, first - 3))),
    to: isoDayOf(dayAfter(today, Math.max(first, last))),
  };
}

/** Holds a wish against hours, lead time, horizon and what is taken. */
export function findSlot(
  when: SpokenWhen,
  service: Service,
  taken: Taken,
  business: Bookable,
  nowMs: number,
  except?: string,
): Found {
  const room = { resource: service.resource, capacity: business.resources[service.resource] ?? 1 };
  const lengthMs = service.minutes * minuteMs;
  const today = localTime(nowMs, business.timeZone);
  let refused: { readonly refusal: Refusal; readonly day: LocalDay; readonly atMs?: number } | undefined;
  const wishedMs: number[] = [];
  for (const day of when.days) {
    const stretches = stretchesOn(business, day);
    const fits = (atMs: number) =>
      stretches.find(({ fromMs, toMs }) => fromMs <= atMs && atMs + lengthMs <= toMs);
    for (const time of when.times) {
      if (!('at' in time)) continue;
      const minute = likeliest(time, (at) => fits(instantOf(day, at, business.timeZone)) !== undefined);
      const atMs = instantOf(day, minute, business.timeZone);
      wishedMs.push(atMs);
      const stretch = fits(atMs);
      const refuse = (refusal: Refusal) => {
        refused ??= { refusal, day, atMs };
      };
      if (localTime(atMs, business.timeZone).minutes !== minute) refuse('skipped-by-clock');
      else if (atMs < nowMs) refuse('past');
      else if (stretches.length === 0) refuse('closed');
      else if (!isInReach(atMs, service, business, nowMs)) {
        refuse(atMs < nowMs + service.leadMinutes * minuteMs ? 'too-soon' : 'too-far');
      } else if (stretch === undefined) refuse('outside-hours');
      else {
        const slot = { fromMs: atMs, toMs: atMs + lengthMs, day: stretch.day };
        if (hasRoom(slot, room, taken, except)) return { type: 'slot', slot };
        refuse('taken');
      }
    }
    if (!when.times.some((time) => 'at' in time)) {
      const refusal = refusalOfDay(day, today, stretches, service, business, nowMs);
      if (refusal !== undefined) refused ??= { refusal, day };
    }
  }
  const search = (days: readonly LocalDay[]) => freeSlots(service, days, taken, business, nowMs, except);
  const inWindows = (slots: readonly Slot[]) =>
    slots.filter(({ fromMs }) => isAt(localTime(fromMs, business.timeZone).minutes, when.times));
  const wished = when.days.length > 0 ? inWindows(search(when.days)) : [];
  if (wished.length > 0 && wishedMs.length === 0) {
    return { type: 'offers', slots: spread(wished) };
  }
  const first = when.days.find((day) => daysBetween(today, day) >= 0) ?? today;
  const around = Array.from({ length: searchedDays + 3 }, (_, index) => dayAfter(first, index - 2)).filter(
    (day) => daysBetween(today, day) >= 0,
  );
  const all = search(around);
  const [aim] = wishedMs;
  const preferred = inWindows(all);
  const slots =
    aim === undefined
      ? (preferred.length > 0
          ? preferred
          : all.filter(({ fromMs }) => fromMs >= instantOf(first, 0, business.timeZone))
        ).slice(0, 3)
      : [...all]
          .sort((one, other) => Math.abs(one.fromMs - aim) - Math.abs(other.fromMs - aim))
          .slice(0, 3)
          .sort((one, other) => one.fromMs - other.fromMs);
  const [day] = when.days;
  const full = day === undefined || refused !== undefined ? refused : { refusal: 'taken' as const, day };
  return { type: 'offers', slots, ...full };
}

/** An hour without morning or afternoon: the one that fits the opening hours, else the one in the daytime. */
function likeliest(
  time: { readonly at: number; readonly sure: boolean },
  fits: (at: number) => boolean,
): number {
  if (time.sure) return time.at;
  const both = [time.at, time.at + 720];
  const open = both.filter(fits);
  const meant = (open.length > 0 ? open : both).filter((at) => at >= daytime.from && at < daytime.to);
  return meant[0] ?? open[0] ?? time.at;
}

function isAt(minutes: number, times: readonly TimeOfDay[]): boolean {
  const windows = times.filter((time) => 'from' in time);
  if (windows.length > 0) return windows.some(({ from, to }) => minutes >= from && minutes < to);
  const exact = times.filter((time) => 'at' in time);
  return (
    exact.length === 0 || exact.some(({ at, sure }) => minutes === at || (!sure && minutes === at + 720))
  );
}

function refusalOfDay(
  day: LocalDay,
  today: LocalDay,
  stretches: readonly Slot[],
  service: Service,
  business: Bookable,
  nowMs: number,
): Refusal | undefined {
  const ahead = daysBetween(today, day);
  if (ahead < 0) return 'past';
  if (ahead > business.bookingHorizonDays) return 'too-far';
  const last = stretches.at(-1);
  if (last === undefined) return 'closed';
  return last.toMs - service.minutes * minuteMs < nowMs + service.leadMinutes * minuteMs
    ? 'too-soon'
    : undefined;
}

/** The first, the middle and the last: all lie equally near. */
function spread(slots: readonly Slot[]): readonly Slot[] {
  const middle = Math.floor((slots.length - 1) / 2);
  return [...new Set([0, middle, slots.length - 1])].flatMap((index) => slots[index] ?? []);
}
