import type { Step, StepAnswer } from './step.ts';

/** A step in the form that a flow can read: flat strings, none of them empty. */
export function stepAnswer(step: Step): StepAnswer {
  return {
    step: String(step.number),
    do: step.do,
    ...(step.text ? { text: step.text } : {}),
    ...(step.promptUri ? { promptUri: step.promptUri } : {}),
  };
}

/** The same step in Connect's own voice, after its prompt failed to play. */
export function saidInstead(step: Step): StepAnswer {
  return { step: String(step.number), do: 'say', text: step.text ?? 'One moment, please.' };
}
