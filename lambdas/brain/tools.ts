import * as z from 'zod/mini';
import type { ModelTool } from '../model/converse-request.ts';
import type { ToolName } from '../record/conversation-record.ts';

const text = (description: string) => z.string().check(z.describe(description));

/** What each tool takes. The order of the members is the order in which the model writes them. */
export const toolSchemas = {
  answer_from_knowledge: z.strictObject({
    source_ids: z
      .array(z.string())
      .check(z.describe('Ids of the sources that hold the answer, at least one.')),
    first_sentence: text('The answer in one short sentence, as it is spoken. Only what the sources say.'),
    rest: text('At most one more short sentence, or an empty string.'),
  }),
  book_appointment: z.strictObject({
    service: text('The service the caller wants, in their words. Empty if not said.'),
    day_and_time: text('The day and time the caller wants, in their words. Empty if not said.'),
    name: text("The caller's name. Empty if not said."),
    confirmed: z
      .boolean()
      .check(z.describe('True only if the caller has just said yes to the booking read back to them.')),
  }),
  transfer_to_human: z.strictObject({
    reason_code: z.enum(['asked_for_person', 'not_in_knowledge', 'sensitive', 'upset', 'other']),
    summary: text('What the caller wants, in one sentence, for the person who takes the call.'),
  }),
  end_call: z.strictObject({
    reason_code: z.enum(['answered', 'goodbye', 'wrong_number', 'other']),
  }),
} as const satisfies Record<ToolName, z.ZodMiniObject>;

const descriptions: Readonly<Record<ToolName, string>> = {
  answer_from_knowledge: 'Answer a question whose answer stands in the sources.',
  book_appointment:
    'The caller wants to make, move or cancel an appointment. Report what they have said so far.',
  transfer_to_human: 'The caller asks for a person, or the sources do not hold the answer.',
  end_call: 'The caller is done, or says goodbye.',
};

/** The four tools as the model is told of them. */
export const modelTools: readonly ModelTool[] = Object.entries(toolSchemas).map(([name, schema]) => ({
  name,
  description: descriptions[name as ToolName],
  schema: jsonSchemaOf(schema),
}));

export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(toolSchemas, name);
}

function jsonSchemaOf(schema: z.ZodMiniObject): Readonly<Record<string, unknown>> {
  const { $schema: _, ...json } = z.toJSONSchema(schema);
  return json;
}
