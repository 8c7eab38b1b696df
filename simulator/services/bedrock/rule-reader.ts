import { ruleAnswer } from './rule-answer.ts';
import { ruleBooking } from './rule-booking.ts';
import { ruleLookup } from './rule-lookup.ts';
import { type RuleRequest, readRulePrompt } from './rule-prompt.ts';

/** The tool that is picked, with its arguments in the order in which they are written. */
export interface ToolPick {
  readonly tool: string;
  readonly input: Record<string, unknown>;
}

const person =
  /\b(?:speak|talk|transfer|connect|put)\b.*\b(?:person|human|someone|somebody|agent|representative|operator|manager|owner|mechanic|staff|dana)\b|\b(?:real|live|actual) (?:person|human)\b|\boperator\b/;
const upset = /\b(?:complain|complaint|lawyer|angry|ridiculous|unacceptable|furious|terrible|sue)\b/;
const farewell =
  /\b(?:good ?bye|bye|see you|have a (?:good|nice|great))\b|\bthat(?:'s| is| was| will be)(?: about)? (?:all|it|everything)\b|\bnothing else\b|^(?:no|nope)?\W*(?:thanks?|thank you)(?: (?:so|very) much| a lot)?\W*$|\bwrong number\b/;

/**
 * The stand-in's brain: rules, no language model. It knows only the request it was sent: it reads the sources
 * in the system prompt and picks one of the four tools for the last user message.
 */
export function readPrompt(request: RuleRequest): ToolPick {
  const prompt = readRulePrompt(request);
  const { sources, said, saidBefore, booking: open } = prompt;
  const plain = said.toLowerCase().replace(/[’‘]/g, "'").trim();
  if (person.test(plain)) return transfer('asked_for_person', said);
  if (upset.test(plain)) return transfer('upset', said);
  const booking = ruleLookup(plain, prompt) ?? ruleBooking(plain, open);
  if (booking !== undefined) return { tool: 'book_appointment', input: booking };
  if (farewell.test(plain) && !plain.includes('?')) {
    const reason = plain.includes('wrong number') ? 'wrong_number' : 'goodbye';
    return { tool: 'end_call', input: { reason_code: reason } };
  }
  const answer = ruleAnswer(sources, said, saidBefore);
  if (answer === undefined) return transfer('not_in_knowledge', said);
  const { sourceIds, firstSentence, rest } = answer;
  return {
    tool: 'answer_from_knowledge',
    input: { source_ids: sourceIds, first_sentence: firstSentence, rest },
  };
}

function transfer(reason: string, said: string): ToolPick {
  return { tool: 'transfer_to_human', input: { reason_code: reason, summary: `The caller said: ${said}` } };
}
