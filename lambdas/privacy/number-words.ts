/** English number words below twenty, with what they mean. */
export const unitWords: ReadonlyMap<string, number> = numbered(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen',
  0,
  1,
);

/** English words of the tens from twenty on, with what they mean. */
export const tensWords: ReadonlyMap<string, number> = numbered(
  'twenty thirty forty fifty sixty seventy eighty ninety',
  20,
  10,
);

function numbered(list: string, from: number, step: number): Map<string, number> {
  return new Map(list.split(' ').map((word, index) => [word, from + index * step]));
}
