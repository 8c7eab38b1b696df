/** The words of a text in lower case, each with its currency and decimals: "$25", "9:30", "tune-up", "kids'". */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}$€£%@]+(?:[.,:'’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** English words that say nothing by themselves: none is a name, a number or a thing. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its we our us you your they their them there here i me my ' +
    'is are was were be been am do does did have has had can could will would may might should must ' +
    "it's we're you're they're that's there's we'll you'll i'm don't doesn't isn't aren't can't won't " +
    'not no yes so and or but if when while also only just then than as too please ' +
    'of to in on at for from by with without about after before between during until up per each every all both ' +
    'any some take takes cost costs include includes start starts last lasts come comes'
  ).split(' '),
);
