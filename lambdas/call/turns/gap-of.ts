import type { Decision } from '../../brain/decision.ts';
import { maskCards } from '../../privacy/mask-cards.ts';
import { maskNumbers } from '../../privacy/mask-numbers.ts';
import type { KnowledgeGap } from '../../record/conversation-record.ts';
import type { Thought } from './thought.ts';

/** The gap in the knowledge that a decision has shown; `undefined` when it was answered, or no question of knowledge. */
export function gapOf(
  decision: Decision,
  { query, foundNothing }: Pick<Thought, 'query' | 'foundNothing'>,
): KnowledgeGap | undefined {
  const why = whyOf(decision, foundNothing());
  return why === undefined ? undefined : { question: maskNumbers(maskCards(query)), why };
}

function whyOf(decision: Decision, foundNothing: boolean): KnowledgeGap['why'] | undefined {
  if (decision.tool === 'none') return decision.failure === 'not-grounded' ? 'not-grounded' : undefined;
  if (decision.tool !== 'transfer_to_human') return undefined;
  if (decision.reasonCode === 'not_in_knowledge') return foundNothing ? 'none-relevant' : 'not-in-knowledge';
  return decision.reasonCode === 'other' && foundNothing ? 'none-relevant' : undefined;
}
