/** How finished a turn sounds by its words, from the most to the least. */
export type Completeness =
  /** "thank you, bye", "…, please" */
  | 'closed'
  /** a whole question */
  | 'question'
  /** the same in up to four words: "what are your hours", perhaps "… on Sunday" */
  | 'short-question'
  /** a whole telephone number */
  | 'whole-number'
  /** a sentence of some length that nothing in it continues */
  | 'sentence'
  /** yes, no, sure */
  | 'answer'
  /** the same in four or five words */
  | 'short-sentence'
  /** a day, a name, up to three words */
  | 'phrase'
  /** "hi", "hi, this is Ann": what they want follows */
  | 'greeting'
  /** could be all, mostly is not: "I'd like to book" */
  | 'unclear'
  /** seven digits of a number, of which there may be ten */
  | 'plausible-number'
  /** the first group of a number of no known length, letters of a name */
  | 'begun-number'
  /** fewer digits than a number has */
  | 'unfinished-number'
  /** the first items of a list */
  | 'list'
  /** ends in "and", "the", "to", "do you" */
  | 'unfinished'
  /** "um", "let me see", "no wait" */
  | 'thinking'
  /** of a language without rules */
  | 'unjudged';
