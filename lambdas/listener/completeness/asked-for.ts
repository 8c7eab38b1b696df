import { plainWord } from '../spoken-word.ts';
import type { Words } from './phrase-end.ts';

/** What the agent's last words ask for. */
export type AskedFor =
  /** "How can I help you?" */
  | 'wish'
  /** "Anything else?" */
  | 'more'
  /** "Does that work for you?" */
  | 'yes-or-no'
  /** "Morning or afternoon?" */
  | 'choice'
  /** a number read out digit by digit */
  | 'number'
  | 'name'
  | 'time'
  /** "What size?": a thing, a place, a quantity */
  | 'thing'
  /** "What happened?" */
  | 'story'
  /** Nothing: something was told. */
  | 'nothing';

/** English only. What stands before the last sentence was said to be heard, not to be answered. */
export function askedFor(prompt: string): AskedFor {
  const sentence = lastSentence(prompt);
  const words = plainWords(sentence);
  const text = words.join(' ');
  if (ELSE.test(text)) return 'more';
  const asks = sentence.endsWith('?') || REQUEST.test(text) || (FRAGMENT.test(text) && / please$/.test(text));
  if (!asks) return 'nothing';
  if (WISH.test(text)) return 'wish';
  if (STORY.test(text)) return 'story';
  // "Would you like the morning or the afternoon?"
  if (/ or /.test(text) && !/ or (not|no|so|more|less|else)$/.test(text)) return 'choice';
  if (!OFFER.test(text)) {
    if (isNumberAsked(text)) return 'number';
    if (NAME.test(text)) return 'name';
    if (TIME.test(text)) return 'time';
    if (THING.test(text)) return 'thing';
  }
  return FRAGMENT.test(text) ? 'thing' : 'yes-or-no';
}

/** The words of the agent's last sentence, plain. */
export const askedWords = (prompt: string): Words => plainWords(lastSentence(prompt));

const plainWords = (text: string): Words =>
  text
    .split(/\s+/)
    .map(plainWord)
    .filter((word) => word !== '');

function lastSentence(prompt: string): string {
  return (
    prompt
      .trim()
      .split(/(?<=[.!?])\s+/)
      .at(-1) ?? ''
  );
}

const ELSE = /\b(anything|something) (else|more)\b/;
const REQUEST =
  /^(please|and|so|okay|now|sure|great)?\s*(tell|give|say|spell|read|describe|repeat|go ahead)\b|\bplease (tell|give|say|spell|read|describe|repeat)\b/;
/** "Your address, please.", "And the color?" */
const FRAGMENT = /^((and|so|okay|sure|great|then) )*(your|the) (?!appointment is)[\w' -]+$/;
const WISH =
  /\b(how|what) (can|may|could) (i|we) (help|do|assist)\b|\b(can|may) i help\b|\bsay (it|that) again\b|\b(repeat|go ahead)\b|\bhow (can|may) i (direct|be of)\b|\bwhat (are you|is this|is it|is the call|this is|it is) (calling )?(about|regarding)\b|\bwhat brings you\b/;
const STORY =
  /\bwhat (happened|happens|went wrong)\b|\b(the|your) (problem|trouble|issue|symptoms?|matter)\b|\bwhat(?:'s| is) (wrong|going on)\b|\btell me (more|about)\b|^why\b|\bdescribe\b|\bwhat (is it|does it) (doing|do)\b|\b(bit|little) more about\b/;
const DIGITS = /\b(number|zip|postal code|digits|pin|code)\b/;
const isNumberAsked = (text: string) => DIGITS.test(text) && !/\bhow many\b|\bnumber of\b/.test(text);
const NAME = /\b(name|(am i|i'm) (speaking|talking) (to|with)|who is (this|calling)|who's (this|calling))\b/;
const TIME =
  /\b(when|what (day|days|time|date|week|month)|which (day|days|date|week|month)|how soon|date of birth|birthday)\b/;
const THING =
  /^((and|so|okay|sure|great|then) )*(what|which|who|where|how|for|from|under|at|in|what's|who's|where's)\b|\b(tell me|give me|may i have|can i have|could i have|can i get|could i get|could you give|spell)\b/;
/** "Do you have the number?", "Shall I take your name?", "Is this the right number?": yes or no comes first. */
const OFFER = /^((and|so|okay|sure|great|then) )*(is|are|do|does|did|have|has|shall|should|would|was|were) /;
