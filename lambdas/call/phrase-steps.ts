import type { Step } from './steps/step.ts';

/** A stock phrase as it was published: its text, and its prompt when one was rendered. */
export interface ActivePhrase {
  readonly text: string;
  readonly promptUri?: string;
  readonly durationMs?: number;
}

/** The stock phrases of the active knowledge version, by name. */
export type ActivePhrases = Readonly<Record<string, ActivePhrase>>;

/** What is said of a phrase that was never published, so that no failure is silent. */
const lastResort: ActivePhrase = { text: 'One moment, please.' };

/** A step that speaks a stock phrase: its rendered prompt, else Connect's own voice. */
export function phraseStep(phrases: ActivePhrases, name: string, number: number): Step {
  const phrase = phrases[name] ?? lastResort;
  const durationMs = phrase.durationMs ?? spokenLengthMs(phrase.text);
  return phrase.promptUri === undefined
    ? { number, do: 'say', text: phrase.text, durationMs }
    : { number, do: 'play', text: phrase.text, promptUri: phrase.promptUri, durationMs };
}

/** A fair guess at how long a text takes to say: 15 characters a second, at least 400 ms. */
export function spokenLengthMs(text: string): number {
  return Math.max(400, Math.round((text.length / 15) * 1000));
}
