import type { Handoff } from '../../handoff/handoff.ts';
import type { Road } from '../../handoff/next-road.ts';

/** What the caller hears on a road to a person, in Connect's own voice; never empty. */
export function roadText(road: Road, { attempts, reasonCode }: Handoff): string {
  switch (road.do) {
    case 'ring': {
      const before = attempts.at(-2);
      if (before === undefined) return `I'm ringing ${road.line.name} now.`;
      const why = before.result === 'ended' ? '' : 'Nobody picked up. ';
      return `${why}Let me try ${road.line.name}.`;
    }
    case 'queue':
      return 'One moment. I am looking for somebody who is free.';
    case 'offer':
      return 'That call has ended. To try somebody else, press 1. Otherwise, stay on the line to leave a message.';
    case 'part':
      return 'Thank you for calling. Goodbye.';
    case 'agent':
      return 'Everybody is busy right now.';
    case 'message':
      return reasonCode === 'closed'
        ? "I'm sorry, we are closed right now, so nobody can take your call."
        : "I'm sorry, nobody could be reached.";
  }
}
