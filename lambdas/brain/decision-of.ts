import { maskTerms } from '../privacy/mask-terms.ts';
import type { ToolName } from '../record/conversation-record.ts';
import type { Decision } from './decision.ts';
import { toolSchemas } from './tools.ts';

const malformed: Decision = { tool: 'none', failure: 'malformed' };

/** The decision that a whole, checked set of arguments comes to. */
export function decisionOf(tool: ToolName, input: unknown, sourceIds: readonly string[]): Decision {
  switch (tool) {
    case 'answer_from_knowledge':
      return toolSchemas[tool].safeParse(input).success ? { tool, sourceIds } : malformed;
    case 'book_appointment': {
      const { data } = toolSchemas[tool].safeParse(input);
      if (data === undefined) return malformed;
      const { day_and_time: dayAndTime, new_value: newValue, ...rest } = data;
      return { tool, report: { ...rest, dayAndTime, newValue } };
    }
    case 'transfer_to_human': {
      const { data } = toolSchemas[tool].safeParse(input);
      if (data === undefined) return malformed;
      return { tool, reasonCode: data.reason_code, summary: maskTerms(data.summary) };
    }
    case 'end_call': {
      const { data } = toolSchemas[tool].safeParse(input);
      return data === undefined ? malformed : { tool, reasonCode: data.reason_code };
    }
  }
}
