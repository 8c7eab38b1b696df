import { readFileSync } from 'node:fs';
import type { Appointment, DayBook } from '../../lambdas/appointments/appointment.ts';
import type { BusySpan } from '../../lambdas/appointments/busy-spans.ts';
import type { DialogFacts, DialogState } from '../../lambdas/appointments/dialog.ts';
import { noDialog } from '../../lambdas/appointments/dialog.ts';
import type { Effect } from '../../lambdas/appointments/effect.ts';
import type { Report } from '../../lambdas/appointments/report.ts';
import { takeTurn } from '../../lambdas/appointments/take-turn.ts';
import type { ActiveKnowledge } from '../../lambdas/knowledge/active-knowledge.ts';
import { parseKnowledge } from '../../lambdas/knowledge/parse-knowledge.ts';
import { phraseTexts } from '../../lambdas/knowledge/phrases.ts';
import { reportOf } from './report-of.ts';

const file = new URL('../../knowledge/business.md', import.meta.url);

const sample = parseKnowledge(readFileSync(file, 'utf8'), 'business.md').profile;

/** The sample business as it is published. */
export function sampleBusiness(over: Partial<ActiveKnowledge> = {}): ActiveKnowledge {
  const { name, ...profile } = sample;
  const phrases = Object.fromEntries(
    Object.entries(phraseTexts(profile)).map(([key, text]) => [key, { text }]),
  );
  return {
    ...profile,
    businessName: name,
    version: '1',
    chunkCount: 1,
    phrases: phrases as unknown as ActiveKnowledge['phrases'],
    ...over,
  };
}

/** Monday, November 23, 2026, 10 a.m. in Seattle. */
export const mondayMs = Date.parse('2026-11-23T10:00:00-08:00');

/** A dialog with the outside given: what the books hold, and what came of each write. */
export function dialogWith(
  given: {
    readonly days?: readonly DayBook[];
    readonly busy?: readonly BusySpan[];
    readonly written?: 'written' | 'slot-taken' | 'gone' | 'failed';
    readonly facts?: Partial<DialogFacts>;
    readonly business?: Partial<ActiveKnowledge>;
  } = {},
) {
  let state: DialogState = noDialog;
  let turn = 0;
  const effects: Effect[] = [];
  const kept: DialogState[] = [];
  const world = { written: given.written ?? 'written', days: given.days ?? [], busy: given.busy ?? [] };
  const hear = async (over: Partial<Report>, said = '') => {
    turn++;
    const facts: DialogFacts = {
      business: sampleBusiness(given.business),
      nowMs: mondayMs,
      contactId: 'contact-1',
      turn,
      from: '+12065550123',
      ...given.facts,
    };
    const reply = await takeTurn(
      state,
      { report: reportOf(over), said },
      facts,
      {
        run: async (effect) => {
          effects.push(effect);
          if (effect.type === 'read-days') return { type: 'days', days: world.days, busy: world.busy };
          if (effect.type === 'find') {
            return { type: 'found', appointments: world.days.flatMap(({ appointments }) => appointments) };
          }
          return { type: world.written };
        },
        keep: async (one) => {
          kept.push(one);
        },
      },
      new AbortController().signal,
    );
    state = reply.state;
    return {
      said: reply.sentences.map(({ text }) => text).join(' '),
      ...(reply.ending === undefined ? {} : { ending: reply.ending }),
    };
  };
  return { hear, effects, kept, world, state: () => state };
}

/** An appointment of a caller in the sample business. */
export function appointmentOf(over: Partial<Appointment> = {}): Appointment {
  const fromMs = Date.parse('2026-11-27T16:00:00-08:00');
  return {
    id: 'other#3',
    code: '4729',
    service: 'Bike fitting',
    resource: 'fitting room',
    day: '2026-11-27',
    fromMs,
    toMs: fromMs + 90 * 60_000,
    status: 'booked',
    name: 'Jane Smith',
    answers: [],
    contactId: 'other',
    bookedAtMs: 0,
    ...over,
  };
}

export const dayWith = (...appointments: readonly Appointment[]): DayBook => ({
  resource: appointments[0]?.resource ?? 'fitting room',
  day: appointments[0]?.day ?? '2026-11-27',
  version: 1,
  appointments,
});
