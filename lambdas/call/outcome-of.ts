import type { CallerRequest, Outcome, TurnRecord } from '../record/conversation-record.ts';
import type { CallItem } from './call-item.ts';

/** How a call ended that says nothing of what was wanted: what it came to is more. */
const partings: ReadonlySet<Outcome['kind']> = new Set(['goodbye', 'silent']);

/** What became of a call: what the flow or the conversation noted, else what its turns and requests show. */
export function outcomeOf(
  item: Pick<CallItem, 'outcome' | 'from' | 'ended' | 'dialog'>,
  turns: readonly Pick<TurnRecord, 'handledBy' | 'tool' | 'sources'>[],
  requests: readonly CallerRequest[],
): Outcome {
  if (item.outcome !== undefined && !partings.has(item.outcome.kind)) return item.outcome;
  const deed = item.dialog?.deeds.at(-1);
  if (deed !== undefined) {
    switch (deed.kind) {
      case 'cancelled':
        return { kind: 'cancelled', reason: 'by-caller' };
      case 'changed':
        return { kind: 'answered', reason: 'changed' };
      default:
        return { kind: 'booked', reason: deed.kind };
    }
  }
  const request = requests.at(-1);
  if (request !== undefined) return { kind: 'message', reason: request.kind };
  const lookedUp = Object.keys(item.dialog?.records?.found ?? {}).length > 0;
  const booking = !lookedUp && turns.some((turn) => turn.tool === 'book_appointment');
  if (booking && item.from === undefined) return { kind: 'failed', reason: 'no-number' };
  if (item.outcome !== undefined) return item.outcome;
  if (turns.length === 0) return { kind: 'hung-up', reason: 'before-the-first-turn' };
  if (turns.some(isAnswered)) return { kind: 'answered', reason: item.ended?.reason ?? 'open' };
  if (turns.some((turn) => turn.handledBy === 'script'))
    return { kind: 'failed', reason: 'nothing-answered' };
  return { kind: 'hung-up', reason: 'before-an-answer' };
}

/** Code has answered, the model has decided, or something of the knowledge was said before the model failed. */
function isAnswered({
  handledBy,
  tool,
  sources,
}: Pick<TurnRecord, 'handledBy' | 'tool' | 'sources'>): boolean {
  return handledBy === 'code' || (handledBy === 'brain' && tool !== undefined) || sources.length > 0;
}
