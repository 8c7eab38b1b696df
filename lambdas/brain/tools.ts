import * as z from 'zod/mini';
import { confirmedValues, reportKinds } from '../appointments/report.ts';
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
    kind: z
      .enum(reportKinds)
      .check(
        z.describe(
          'What the caller wants: book, move, cancel or read_out an appointment; look_up or change a record by its code; call_back: be called back; leave_it: drop what is being arranged; start_over: begin it again.',
        ),
      ),
    service: text('The service the caller wants, in their words. Empty if not said.'),
    day_and_time: text(
      'The day and time the caller wants, in their words ("next Tuesday at half past four", "the second one"). Never worked out. Empty if not said.',
    ),
    name: text("The caller's name, as they gave or spelled it. Empty if not said."),
    answers: z
      .array(z.string())
      .check(z.describe('What the caller answered to the questions of the service, in their order.')),
    code: text('A confirmation code or order number that the caller gave. Empty if not said.'),
    field: text('change: what is to be changed, in their words. Else empty.'),
    new_value: text('change: what it is to be changed to, in their words. Else empty.'),
    confirmed: z
      .enum(confirmedValues)
      .check(
        z.describe(
          'yes or no: only what the caller has just answered to what was read back to them. Else not_asked.',
        ),
      ),
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
    'The caller wants to make, hear of, move or cancel an appointment, hear of or change a record, or be called back; or goes on with that. Report what they have said so far; code does the rest.',
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
