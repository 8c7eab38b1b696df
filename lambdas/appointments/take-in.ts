import { localTime } from '../business-time/local-time.ts';
import { readWhen, type SpokenWhen } from '../business-time/spoken-when.ts';
import { maskTerms } from '../privacy/mask-terms.ts';
import type { AppointmentDialog } from './appointment-dialog.ts';
import type { DialogFacts } from './dialog.ts';
import type { Slot } from './free-slots.ts';
import { matchService } from './match-service.ts';
import type { Report } from './report.ts';
import { writtenName } from './written-name.ts';

export type Want = AppointmentDialog['want'];

export const freshDialog = (want: Want): AppointmentDialog => ({
  dialog: 'appointment',
  want,
  heard: { service: '', dayAndTime: '', name: '', code: '' },
  answers: [],
  offered: [],
});

/** The wish for a day and a time as it stands. */
export function whenOf({ wish }: AppointmentDialog, { business }: DialogFacts): SpokenWhen {
  if (wish === undefined) return { days: [], times: [] };
  const read = (words: string) => readWhen(words, wish.saidAtMs, business.timeZone);
  return { days: read(wish.day).days, times: read(wish.time).times };
}

/**
 * Takes what was reported into the dialog. Models report what has been said so far, again and in other words: only
 * what differs is news, and what is news takes back what rested on it.
 */
export function takeIn(open: AppointmentDialog, report: Report, facts: DialogFacts): AppointmentDialog {
  const { heard } = open;
  const withService = report.service === heard.service ? open : takeService(open, report.service, facts);
  const name = writtenName(report.name);
  const named =
    name === '' || sameText(name, open.name ?? '')
      ? withService
      : { ...without(withService, 'proposal'), name };
  const answers = answersOf(named, report);
  const answered = answers === named.answers ? named : { ...named, answers };
  const wished =
    report.dayAndTime === heard.dayAndTime ? answered : takeWish(answered, report.dayAndTime, facts);
  const keep = (now: string, before: string): string => (now.trim() === '' ? before : now);
  return {
    ...wished,
    heard: {
      service: keep(report.service, heard.service),
      dayAndTime: keep(report.dayAndTime, heard.dayAndTime),
      name: keep(report.name, heard.name),
      code: keep(report.code, heard.code),
    },
  };
}

/** All answers so far, or the newest alone: both are reported. */
function answersOf({ answers, asked }: AppointmentDialog, report: Report): readonly string[] {
  const reported = report.answers
    .map((answer) => maskTerms(answer.trim().slice(0, 200)))
    .filter((answer) => answer !== '');
  if (reported.length > answers.length) return reported;
  const [last] = reported.slice(-1);
  return asked === 'answer' && last !== undefined && !answers.includes(last) ? [...answers, last] : answers;
}

function takeService(open: AppointmentDialog, words: string, { business }: DialogFacts): AppointmentDialog {
  const match = matchService(words, business.services);
  if (match.type === 'guess' && match.service.name !== open.service) {
    return { ...without(open, 'service', 'slot', 'proposal', 'elsewhere'), guess: match.service.name };
  }
  if (match.type === 'none' && words.trim() !== '' && open.service === undefined)
    return { ...open, elsewhere: true };
  if (match.type !== 'service' || match.service.name === open.service) return open;
  return {
    ...without(open, 'slot', 'proposal', 'guess', 'elsewhere'),
    service: match.service.name,
    answers: [],
    offered: [],
  };
}

function takeWish(open: AppointmentDialog, words: string, facts: DialogFacts): AppointmentDialog {
  const picked = pickOffered(words, open.offered, facts);
  if (picked !== undefined) return { ...without(open, 'proposal'), slot: picked, offered: [] };
  const { days, times } = readWhen(words, facts.nowMs, facts.business.timeZone);
  if (days.length === 0 && times.length === 0) return open;
  if (open.slot !== undefined && agrees({ days, times }, open.slot, facts)) return open;
  const before = open.wish;
  return {
    ...without(open, 'slot', 'proposal'),
    offered: [],
    wish: {
      day: days.length > 0 ? words : (before?.day ?? ''),
      time: times.length > 0 ? words : (before?.time ?? ''),
      saidAtMs: days.length > 0 ? facts.nowMs : (before?.saidAtMs ?? facts.nowMs),
    },
  };
}

const ordinals = ['first', 'second', 'third'];

/** The one slot on offer that the words mean: by its place, its day or its time. */
export function pickOffered(words: string, offered: readonly Slot[], facts: DialogFacts): Slot | undefined {
  if (offered.length === 0) return undefined;
  const place = /\b(first|second|third|last|earliest|latest|middle)(?: (?:one|slot|time|option))?\W*$/i
    .exec(words)?.[1]
    ?.toLowerCase();
  if (place !== undefined) {
    if (place === 'last' || place === 'latest') return offered.at(-1);
    return offered[place === 'middle' ? 1 : Math.max(0, ordinals.indexOf(place))];
  }
  const when = readWhen(words, facts.nowMs, facts.business.timeZone);
  if (when.days.length === 0 && when.times.length === 0) return undefined;
  const meant = offered.filter((slot) => agrees(when, slot, facts));
  return meant.length === 1 ? meant[0] : undefined;
}

function agrees({ days, times }: SpokenWhen, { fromMs }: Slot, { business }: DialogFacts): boolean {
  const at = localTime(fromMs, business.timeZone);
  const onDay = days.some(({ year, month, day }) => year === at.year && month === at.month && day === at.day);
  const atTime = times.some((time) =>
    'at' in time
      ? time.at === at.minutes || (!time.sure && time.at + 720 === at.minutes)
      : at.minutes >= time.from && at.minutes < time.to,
  );
  return (days.length === 0 || onDay) && (times.length === 0 || atTime);
}

export function without<K extends keyof AppointmentDialog>(
  open: AppointmentDialog,
  ...keys: readonly K[]
): AppointmentDialog {
  return Object.fromEntries(
    Object.entries(open).filter(([key]) => !keys.includes(key as K)),
  ) as unknown as AppointmentDialog;
}

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
