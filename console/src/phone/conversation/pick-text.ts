import type { ToolName } from '../../../../lambdas/record/conversation-record.ts';
import type { TurnEvent } from '../../../../simulator/phone/phone-event.ts';

const tools: Readonly<Record<ToolName, string>> = {
  answer_from_knowledge: 'Answered from the knowledge file',
  book_appointment: 'Took an appointment request',
  transfer_to_human: 'Passed to a person',
  end_call: 'Ended the call',
};

/** What was picked for a turn, in words. */
export function pickText({ tool, handledBy }: Pick<TurnEvent, 'tool' | 'handledBy'>): string {
  if (tool !== undefined) return tools[tool as ToolName] ?? tool;
  if (handledBy === 'code') return 'Answered by code, no model asked';
  if (handledBy === 'script') return 'A scripted line, because the model gave nothing that can be said';
  return 'Nothing was picked';
}
