import type { OutcomeKind } from '../../../lambdas/record/conversation-record.ts';
import type { CallView } from './call-view.ts';

const reasons = {
  'caller-hung-up': 'You hung up.',
  'flow-disconnected': 'The business hung up.',
  'transferred-to-queue': 'The call went to a person: it was put in the queue of the front desk.',
  'agent-hung-up': 'The person at the front desk hung up.',
  'transferred-to-third-party': 'The call was passed on to another number.',
  'flow-error': 'The contact flow failed, and Connect ended the call.',
  'instance-closed': 'The simulation was stopped.',
} as const satisfies Record<NonNullable<CallView['ended']>['reason'], string>;

const outcomes: Readonly<Record<OutcomeKind, string>> = {
  booked: 'booked',
  cancelled: 'cancelled the appointment',
  answered: 'answered',
  transferred: 'passed to a person',
  message: 'someone will call back',
  menu: 'ended in the keypad menu',
  goodbye: 'said goodbye',
  'hung-up': 'the caller hung up',
  silent: 'the caller was silent',
  closed: 'closed',
  failed: 'failed',
};

/** How the call ended, in a sentence or two. */
export function endText({ ended, complete }: Pick<CallView, 'ended' | 'complete'>): string {
  if (ended === undefined) return 'The line to the simulation was lost.';
  const problem = ended.problem === undefined ? '' : ` ${ended.problem}`;
  const outcome = complete?.outcome === undefined ? '' : ` Stored outcome: ${outcomes[complete.outcome]}.`;
  return `${reasons[ended.reason]}${problem}${outcome}`;
}
