import type { Roads } from '../../knowledge/business-profile.ts';
import type { CallItem } from '../call-item.ts';

/** What the way in does with a caller outside opening hours. */
export interface ClosedAnswer extends Readonly<Record<string, string>> {
  readonly do: 'answer' | 'voicemail' | 'emergency';
  readonly text: string;
}

const offer = 'If this is an emergency, press 1. Otherwise, stay on the line to leave a message.';

/**
 * A VIP, and everybody where the file says `answer`, goes on as if it were open; the others hear that it is closed and
 * leave a message, after the emergency line where there is one. Nothing of the assistant runs for them.
 */
export function whenClosed(
  roads: Pick<Roads, 'closed'>,
  call: Pick<CallItem, 'outcome'>,
  closedMessage: string,
): ClosedAnswer {
  if (call.outcome?.reason === 'vip' || roads.closed === 'answer') {
    return { do: 'answer', text: closedMessage };
  }
  return roads.closed === 'emergency'
    ? { do: 'emergency', text: `${closedMessage} ${offer}` }
    : { do: 'voicemail', text: closedMessage };
}
