import type { BrainAnswer } from './ask-brain.ts';
import type { Fact, GoldenQuestion } from './golden-question.ts';
import { mentions } from './mentions.ts';

/** `unjudged`: it would take a language model, and there was none. */
export type Verdict = 'passed' | 'failed' | 'unjudged';

export interface Judgement {
  readonly verdict: Verdict;
  /** What is not as expected, one line each; of an unjudged one, what would have failed. */
  readonly wrong: readonly string[];
}

/**
 * Holds an answer against what is expected of it. What must never be said fails whoever has read the prompt: it is
 * the product's rule, not the reader's skill.
 */
export function judgeAnswer(
  question: GoldenQuestion,
  answer: BrainAnswer,
  reader: { readonly isLanguageModel: boolean },
): Judgement {
  const forbidden = question.never
    .filter((fact) => mentions(answer.said, fact))
    .map((fact) => `says "${fact[0]}", and must not`);
  const missing = [
    ...wrongTool(question, answer),
    ...question.says.filter((fact) => !mentions(answer.said, fact)).map((fact) => whyMissing(fact, answer)),
    ...question.reports
      .filter((fact) => !mentions(answer.reported, fact))
      .map((fact) => `does not report ${quoted(fact)}`),
  ];
  const wrong = [...forbidden, ...missing];
  if (forbidden.length > 0) return { verdict: 'failed', wrong };
  if (question.needsLanguageModel && !reader.isLanguageModel) return { verdict: 'unjudged', wrong };
  return { verdict: wrong.length === 0 ? 'passed' : 'failed', wrong };
}

function wrongTool(
  { tools, reason }: GoldenQuestion,
  { tool, failure, reason: given }: BrainAnswer,
): string[] {
  // A sentence that grounding refuses ends in the same hand-over that the model should have picked.
  const handsOver = failure === 'not-grounded';
  const came = handsOver ? 'transfer_to_human' : tool;
  if (tool === 'none' && !handsOver) return [`no usable reply of the model (${failure ?? 'none'})`];
  if (tools.length > 0 && !tools.some((one) => one === came))
    return [`picks ${tool}${handsOver ? ', refused' : ''}, not ${tools.join(' or ')}`];
  if (reason !== undefined && reason !== given) return [`gives the reason ${given ?? 'none'}, not ${reason}`];
  return [];
}

/** Where it is lost: in the search, or by the reader. */
function whyMissing(fact: Fact, { given }: BrainAnswer): string {
  const found = given.find(({ headings, text }) => mentions([...headings, text].join(' '), fact));
  const where = found === undefined ? 'it was not found' : `it stands in ${found.id}`;
  return `does not say ${quoted(fact)} (${where})`;
}

const quoted = (fact: Fact): string => fact.map((wording) => `"${wording}"`).join(' or ');
