import type { ActiveKnowledge } from '../knowledge/active-knowledge.ts';
import type { Lookup } from '../knowledge/business-profile.ts';
import { askedHours } from './asked-hours.ts';
import type { Exchange, Passage } from './decision.ts';
import { factPassages } from './facts.ts';
import type { ThinkRequest } from './think-request.ts';

/** What is read of the active version, so that a file can be asked before it is published. */
export type KnownBusiness = Pick<
  ActiveKnowledge,
  'sayName' | 'timeZone' | 'hours' | 'specialDays' | 'services' | 'tone' | 'privacy' | 'emergency'
> &
  Partial<Pick<ActiveKnowledge, 'lookups'>>;

/** What the model is told in every turn, whatever retrieval finds. */
export function turnKnowledge(
  business: KnownBusiness,
  turn: { readonly said: string; readonly history: readonly Exchange[] },
  nowMs: number,
): Pick<ThinkRequest, 'facts' | 'business'> & Required<Pick<ThinkRequest, 'standing'>> {
  const { sayName, tone, privacy, lookups = [] } = business;
  const hours = askedHours(turn, business, nowMs);
  const last = lastSaid(turn.history);
  return {
    facts: factPassages(business, nowMs),
    standing: [
      aboutAgent(business),
      ...(needsEmergencyNumber(business) ? [emergencyPassage(business)] : []),
      ...(hours === undefined ? [] : [hours]),
      ...(last === undefined ? [] : [last]),
    ],
    business: { name: sayName, tone, privacy, records: lookups.map(describeRecords) },
  };
}

/** "reservation (confirmation code; tells: Flight, Seat; may change: seat)". */
function describeRecords({ name, key, spoken, changes }: Lookup): string {
  const changeable = Object.values(changes).map(({ label }) => label);
  return `${name} (${[
    key,
    `tells: ${Object.values(spoken).join(', ')}`,
    ...(changeable.length === 0 ? [] : [`may change: ${changeable.join(', ')}`]),
  ].join('; ')})`;
}

function aboutAgent({ sayName, services }: KnownBusiness): Passage {
  const booked =
    services.length === 0 ? '' : ` You can book ${listed(services.map(({ name }) => name))} with me.`;
  return passage(
    'about-me',
    'Who I am, who you are talking to, and what I can do',
    `I am the automated assistant of ${sayName}. I answer questions about ${sayName}.${booked} ` +
      'I can put you through to a person.',
  );
}

const needsEmergencyNumber = ({ privacy, emergency }: KnownBusiness): boolean =>
  privacy === 'health' || emergency.words.length > 0;

function emergencyPassage({ emergency }: KnownBusiness): Passage {
  return passage('emergency', 'Emergency', `In an emergency, hang up and call ${emergency.number}.`);
}

/** So that "is that with parts?" can be answered from what "that" was. */
function lastSaid(history: readonly Exchange[]): Passage | undefined {
  const text = history.findLast(({ agent }) => agent.trim() !== '')?.agent;
  return text === undefined ? undefined : { ...passage('said-last', 'What I said last', text), ofCall: true };
}

function listed(names: readonly string[]): string {
  if (names.length <= 1) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function passage(id: string, heading: string, text: string): Passage {
  return { id, headings: [heading], text, score: 1 };
}
