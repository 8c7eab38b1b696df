import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';
import type { HeardSound } from '../connect/line/heard-sound.ts';
import { isStall } from '../scenario/play-call.ts';
import { stretches } from '../terminal/turn-bar.ts';
import type { TurnEvent } from './phone-event.ts';

/**
 * What the page shows of a turn.
 * @param next the turn after it, whose reply is not taken for this one's
 * @param sounds what the caller has heard, oldest first
 */
export function turnEvent(
  turn: TurnRecord,
  next: TurnRecord | undefined,
  sounds: readonly HeardSound[],
  callStartMs: number,
): TurnEvent {
  const reply = replyTo(turn, next, sounds);
  return {
    type: 'turn',
    atMs: Math.round(turn.speechEndMs - callStartMs),
    turn: turn.turn,
    heard: turn.heard,
    handledBy: turn.handledBy,
    ...(turn.tool === undefined ? {} : { tool: turn.tool }),
    sources: turn.sources,
    refused: turn.refused,
    stretches: reply === undefined ? [] : stretches(turn, turn.speechEndMs, reply.audibleFromMs),
  };
}

function replyTo(
  turn: TurnRecord,
  next: TurnRecord | undefined,
  sounds: readonly HeardSound[],
): HeardSound | undefined {
  if (turn.stages.writtenMs === undefined) return undefined;
  const fromMs = turn.lockedAtMs + turn.stages.writtenMs;
  const untilMs =
    next?.stages.writtenMs === undefined ? Number.POSITIVE_INFINITY : next.lockedAtMs + next.stages.writtenMs;
  return sounds.find(
    (sound) =>
      sound.kind !== 'silence' && sound.startMs >= fromMs && sound.startMs < untilMs && !isStall(sound),
  );
}
