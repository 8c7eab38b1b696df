import type { TurnRecord } from '../record/conversation-record.ts';
import { isEmergency } from './emergency.ts';
import { type PlainRequest, plainRequest } from './plain-requests.ts';
import { isAngry, isDismissal } from './temper.ts';
import { plainUtterance } from './utterance.ts';

/** Why a person is fetched that nobody has asked for. */
export type Escalation = 'misunderstood' | 'unhelpful' | 'upset';

/** What code answers in the place of the model. */
export type CodeRequest = PlainRequest | 'emergency' | Escalation;

/** Of an earlier turn, as it is stored, whoever held the call. */
export type PastTurn = Pick<TurnRecord, 'heard' | 'handledBy' | 'sources'>;

/** Turns in a row without help, after which a person is fetched. */
const MOST_UNHELPFUL = 3;

/**
 * What code answers by rules: an emergency first, then who asks for a person or ought to have one, then the plain
 * requests. `undefined` leaves the turn to the model. `before`: the turns of the call so far, oldest first.
 */
export function codeRequest(
  said: string,
  before: readonly PastTurn[],
  emergencyWords: readonly string[],
): CodeRequest | undefined {
  if (isEmergency(said, emergencyWords)) return 'emergency';
  const plain = plainRequest(said);
  const last = before.at(-1);
  const offered = last !== undefined && isEmergency(last.heard, emergencyWords);
  if (plain === 'person' || (offered && isYes(said))) return 'person';
  if (isAngry(said) && before.some(({ heard }) => isAngry(heard))) return 'upset';
  if (plain === 'repeat' && misunderstandings(before) > 0) return 'misunderstood';
  if (unhelpfulTurns(said, before) >= MOST_UNHELPFUL) return 'unhelpful';
  return plain;
}

/** Newest turns in a row in which one of the two did not understand the other. */
export function misunderstandings(before: readonly PastTurn[]): number {
  let count = 0;
  for (const turn of before.toReversed()) {
    if (isUnanswered(turn) || asksAgain(turn.heard)) count += 1;
    else if (turn.handledBy !== 'code') return count;
  }
  return count;
}

/** Newest turns in a row whose reply was none, or which the caller's next words say was none. */
function unhelpfulTurns(said: string, before: readonly PastTurn[]): number {
  let next = said;
  let count = 0;
  for (const turn of before.toReversed()) {
    if (turn.handledBy === 'code' && !asksAgain(turn.heard)) continue;
    if (!isUnanswered(turn) && !isDismissal(next) && !asksAgain(next)) return count;
    count += 1;
    next = turn.heard;
  }
  return count;
}

const asksAgain = (text: string): boolean => plainRequest(text) === 'repeat';

/** Nothing of the knowledge was said in it, and a script had to answer. */
const isUnanswered = ({ handledBy, sources }: PastTurn): boolean =>
  handledBy === 'script' && sources.length === 0;

function isYes(said: string): boolean {
  return /^(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please|do|that would be (?:good|great)|yes i would)(?: (?:please|yes|do|do that|thanks|thank you|now|ok|okay))*$/.test(
    plainUtterance(said),
  );
}
