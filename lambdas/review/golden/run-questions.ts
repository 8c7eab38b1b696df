import { type AskedBusiness, askBrain, type BrainAnswer } from './ask-brain.ts';
import { type GoldenQuestion, localMomentMs } from './golden-question.ts';
import { type Judgement, judgeAnswer } from './judge-answer.ts';

/** A question, what came of it, and what is to be said to that. */
export interface GoldenResult extends Judgement {
  readonly question: GoldenQuestion;
  readonly answer: BrainAnswer;
}

/** Asks all questions, a few at a time, and judges the answers; in the order asked. Rejects when the search fails. */
export async function runQuestions(
  questions: readonly GoldenQuestion[],
  asked: AskedBusiness,
  reader: { readonly isLanguageModel: boolean; readonly atOnce: number },
  signal: AbortSignal,
): Promise<GoldenResult[]> {
  const results: GoldenResult[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < questions.length; index = next++) {
      const question = questions[index];
      if (question === undefined) return;
      const { ask, after, now } = question;
      const fixedMs = now === undefined ? undefined : localMomentMs(now, asked.business.timeZone);
      const turn = { said: ask, history: after, nowMs: fixedMs ?? Date.now() };
      const answer = await askBrain(turn, asked, signal);
      results[index] = { question, answer, ...judgeAnswer(question, answer, reader) };
    }
  };
  await Promise.all(Array.from({ length: reader.atOnce }, work));
  return results;
}
