import { maskCards } from '../privacy/mask-cards.ts';
import type { CallerRequest, DeedRecord, TurnRecord } from '../record/conversation-record.ts';

/** What a person is told before they say hello. */
export interface Briefing {
  readonly who: { readonly number?: string; readonly name?: string };
  readonly why: { readonly reasonCode: string; readonly sentence: string };
  /** The caller's last words, oldest first. */
  readonly said: readonly string[];
  readonly done: readonly string[];
  readonly open: readonly string[];
  readonly mood: 'calm' | 'impatient' | 'upset';
}

/** What is known of a call when a person is asked for. */
export interface BriefingFacts {
  readonly from?: string | undefined;
  readonly name?: string | undefined;
  readonly reasonCode: string;
  /** What the caller wants, in the model's one sentence; absent when it came late or code decided. */
  readonly summary?: string | undefined;
  readonly turns: readonly Pick<TurnRecord, 'heard' | 'handledBy' | 'tool' | 'sources' | 'gap'>[];
  readonly deeds: readonly DeedRecord[];
  readonly requests: readonly CallerRequest[];
}

/** How many of the caller's last turns are told when nothing better is known. */
const lastTurns = 3;

const reasons: Readonly<Record<string, string>> = {
  vip: 'The caller is put through at once.',
  'staff-first': 'The caller has just rung.',
  'keypad-menu': 'The caller asked for a person in the keypad menu.',
  keypad: 'The caller asked for a person by a key.',
  emergency: 'The caller says that it is an emergency.',
};

/** The briefing, from the turns of the call. Without the model's sentence the caller's last words stand in its place. */
export function briefingOf(facts: BriefingFacts): Briefing {
  const { reasonCode, turns } = facts;
  const said = turns
    .map(({ heard }) => maskCards(heard).trim())
    .filter((heard) => heard !== '')
    .slice(-lastTurns);
  const given = maskCards(facts.summary ?? '').trim();
  const last = said.at(-1);
  const sentence =
    given !== ''
      ? given
      : last === undefined
        ? (reasons[reasonCode] ?? 'The caller asked for a person.')
        : `The caller said: ${last}`;
  return {
    who: {
      ...(facts.from === undefined ? {} : { number: facts.from }),
      ...(facts.name === undefined ? {} : { name: facts.name }),
    },
    why: { reasonCode, sentence },
    said,
    done: [...facts.deeds.map(deedText), ...answered(turns)],
    open: [...new Set([...facts.requests.map(requestText), ...unanswered(turns)])],
    mood: moodOf(facts),
  };
}

function deedText({ kind, what, startsAt }: DeedRecord): string {
  return `${kind}: ${what}${startsAt === undefined ? '' : ` (${startsAt})`}`;
}

function requestText({ kind }: CallerRequest): string {
  return kind === 'booking' ? 'wants an appointment' : 'wants to be called back';
}

function answered(turns: BriefingFacts['turns']): readonly string[] {
  return turns
    .filter(({ tool, sources }) => tool === 'answer_from_knowledge' && sources.length > 0)
    .map(({ heard }) => `answered: ${maskCards(heard)}`);
}

function unanswered(turns: BriefingFacts['turns']): readonly string[] {
  return turns.flatMap(({ gap }) => (gap === undefined ? [] : [maskCards(gap.question)]));
}

function moodOf({ reasonCode, turns }: BriefingFacts): Briefing['mood'] {
  if (reasonCode === 'upset') return 'upset';
  const failed = turns.filter(({ handledBy }) => handledBy === 'script').length;
  return failed >= 2 || reasonCode === 'unhelpful' || reasonCode === 'misunderstood' ? 'impatient' : 'calm';
}

/** The briefing as it is read: a line for each thing, none for what is not known. */
export function briefingText({ who, why, said, done, open, mood }: Briefing): string {
  const caller = [who.name, who.number].filter((part) => part !== undefined).join(', ');
  return [
    `Caller: ${caller === '' ? 'number withheld' : caller}`,
    `Why: ${why.sentence}`,
    ...(said.length === 0 ? [] : [`Said: ${said.map((words) => `"${words}"`).join(' ')}`]),
    ...(done.length === 0 ? [] : [`Done: ${done.join('; ')}`]),
    ...(open.length === 0 ? [] : [`Open: ${open.join('; ')}`]),
    `Mood: ${mood}`,
  ].join('\n');
}

/** The briefing as an agent hears it, in a few seconds, while the caller waits. */
export function whisperText({ who, why, mood }: Briefing): string {
  const caller = who.name ?? (who.number === undefined ? 'A caller with no number' : 'A caller');
  return `${caller}. ${why.sentence}${mood === 'calm' ? '' : ` They are ${mood}.`}`;
}
