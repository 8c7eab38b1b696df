import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';
import type { JournalEntry } from '../journal.ts';
import { plain } from './plain.ts';
import { isStall, type PlayedTurn } from './play-call.ts';
import type { Expectation } from './scenario.ts';

/** What a turn came to, beside what the caller heard. */
export interface TurnEvidence {
  readonly played: PlayedTurn;
  /** The turn that the product took for it; absent when it took none. */
  readonly taken: TurnRecord | undefined;
  /** Requests made between the turn's start and the next one's. */
  readonly requests: readonly JournalEntry[];
}

/** Everything in which a turn is not as expected, one sentence each. */
export function unmetExpectations(expected: Expectation, evidence: TurnEvidence): readonly string[] {
  const heard = evidence.played.heard.map((sound) => plain(sound.text)).join(' ');
  const quoted = `the caller heard "${evidence.played.heard.map((sound) => sound.text).join(' ')}"`;
  const unmet: string[] = [];
  const picked = evidence.taken?.tool ?? 'none';
  if (expected.tool !== undefined && picked !== expected.tool) {
    unmet.push(`tool: expected ${expected.tool}, picked ${picked}`);
  }
  for (const words of list(expected.hears)) {
    if (!heard.includes(plain(words))) unmet.push(`hears: "${words}" is missing; ${quoted}`);
  }
  for (const words of list(expected.not_hears)) {
    if (heard.includes(plain(words))) unmet.push(`not_hears: "${words}" was said; ${quoted}`);
  }
  if (expected.within_ms !== undefined) {
    const latencyMs = replyLatencyMs(evidence.played);
    if (latencyMs === undefined) unmet.push(`within_ms: no reply was heard`);
    else if (latencyMs > expected.within_ms) {
      unmet.push(
        `within_ms: the reply came after ${Math.round(latencyMs)} ms, not within ${expected.within_ms}`,
      );
    }
  }
  for (const what of list(expected.absent)) {
    if (occurred(what, evidence)) unmet.push(`absent: ${what} did occur; ${quoted}`);
  }
  return unmet;
}

/** From the caller's last sound to the first audible sound of the reply; stall phrases are none. */
export function replyLatencyMs(played: PlayedTurn): number | undefined {
  const first = played.heard.find(
    (sound) => sound.kind !== 'tone' && !isStall(sound) && sound.startMs >= played.endMs,
  );
  return first === undefined ? undefined : first.audibleFromMs - played.endMs;
}

function occurred(what: string, { played, taken, requests }: TurnEvidence): boolean {
  switch (what) {
    case 'turn':
      return taken !== undefined;
    case 'reply':
      return played.heard.some((sound) => sound.kind !== 'tone');
    case 'stall':
      return played.heard.some(isStall);
    default:
      return requests.some((request) => request.service === what);
  }
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;
