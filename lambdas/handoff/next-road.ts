import type { Attempt, Handoff, Line, RingReport } from './handoff.ts';

/** What the flow does next with a caller who is to be put through. */
export type Road =
  | { readonly do: 'ring'; readonly line: Line }
  /** No phone is left: agents, where there are any. */
  | { readonly do: 'queue' }
  /** The far end dropped at once: the next line, or a message, as the caller likes. */
  | { readonly do: 'offer' }
  /** The conversation with the person is over. */
  | { readonly do: 'part' }
  /** Back to the assistant, whom the staff went before. */
  | { readonly do: 'agent' }
  | { readonly do: 'message' };

export const roadOptions = {
  /** A call that ends so soon after it was picked up was a mailbox, a pocket, or cut off. */
  droppedWithinMs: 45_000,
} as const;

/**
 * Takes in what the flow reports and finds the next road. Asked again with the same report (Connect tries three times)
 * it gives the same road and changes nothing.
 */
export function nextRoad(
  handoff: Handoff,
  report: RingReport,
  nowMs: number,
): { readonly road: Road; readonly handoff: Handoff } {
  const noted = note(handoff, report, nowMs);
  const last = noted.attempts.at(-1);
  if (last !== undefined && last.result === undefined) return { road: { do: 'ring', line: last }, handoff };
  if (last?.result === 'ended' && last.again === undefined) {
    // When it was picked up is not told: at the latest at the end of the ringing.
    const shortMs = roadOptions.droppedWithinMs + last.seconds * 1_000;
    if ((last.endedAtMs ?? nowMs) - last.ringAtMs >= shortMs) return { road: { do: 'part' }, handoff: noted };
    return { road: { do: 'offer' }, handoff: noted };
  }
  const line = noted.lines[noted.attempts.length];
  if (line !== undefined) {
    const attempts = [...noted.attempts, { ...line, ringAtMs: nowMs }];
    return { road: { do: 'ring', line }, handoff: { ...noted, state: 'ringing', attempts } };
  }
  return lastRoad(noted, nowMs);
}

function lastRoad(handoff: Handoff, nowMs: number): { readonly road: Road; readonly handoff: Handoff } {
  if (handoff.reasonCode === 'staff-first') return { road: { do: 'agent' }, handoff };
  if (handoff.reasonCode === 'emergency' || handoff.reasonCode === 'closed') {
    return { road: { do: 'message' }, handoff: { ...handoff, state: 'failed' } };
  }
  return {
    road: { do: 'queue' },
    handoff: { ...handoff, state: 'failed', queuedAtMs: handoff.queuedAtMs ?? nowMs },
  };
}

/** The handoff with what the report adds to it: a result is noted once, for the attempt that is under way. */
function note(handoff: Handoff, { attempt, result }: RingReport, nowMs: number): Handoff {
  const last = handoff.attempts.at(-1);
  if (last === undefined || result === undefined || attempt !== handoff.attempts.length) return handoff;
  const before = handoff.attempts.slice(0, -1);
  const replaced = (next: Attempt, state: Handoff['state']): Handoff => ({
    ...handoff,
    state,
    attempts: [...before, next],
  });
  if (result === 'again') {
    return last.result === 'ended' ? replaced({ ...last, again: true }, 'failed') : handoff;
  }
  if (last.result !== undefined) return handoff;
  return replaced({ ...last, result, endedAtMs: nowMs }, result === 'ended' ? 'answered' : 'failed');
}

/**
 * How the handoff of a contact that has ended is left: a line that has rung for longer than it was let to was picked
 * up, for Connect tells nothing while two people talk.
 */
export function settled(handoff: Handoff, endedAtMs: number): Handoff['state'] {
  const last = handoff.attempts.at(-1);
  if (handoff.state !== 'ringing' || last === undefined) return handoff.state;
  return endedAtMs - last.ringAtMs > last.seconds * 1_000 ? 'answered' : 'failed';
}
