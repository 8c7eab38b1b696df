import { plainWord } from './spoken-word.ts';

/** "I am listening, go on": no turn while the agent speaks. */
const BACKCHANNELS = new Set(
  'mm mhm mmhmm hmm hm mm-hm mm-hmm uh-huh uhuh uh huh ah oh aha okay ok right yeah yep yup sure alright'.split(
    ' ',
  ),
);
/** Sounds that are never a turn by themselves. */
const FILLERS = new Set('um uh uhm umm er erm hm hmm mm ah eh'.split(' '));

/** More than this is said to be answered: "right okay yeah sure". */
const MOST_WORDS = 3;

export function isBackchannel(texts: readonly string[]): boolean {
  const words = texts.map(plainWord).filter((word) => word !== '');
  return words.length > 0 && words.length <= MOST_WORDS && words.every((word) => BACKCHANNELS.has(word));
}

export function isFiller(texts: readonly string[]): boolean {
  return texts.map(plainWord).every((word) => word === '' || FILLERS.has(word));
}
