/** A caller to choose. `from` is E.164; absent for a withheld number. */
export interface Caller {
  readonly id: string;
  readonly label: string;
  readonly from?: string;
}

/** Whom to call as: somebody new, those the knowledge file puts straight through, nobody in particular. */
export function callers(vips: readonly string[]): readonly Caller[] {
  return [
    { id: 'new', label: 'A new caller', from: '+12065550177' },
    ...vips.map((from) => ({ id: `vip ${from}`, label: 'A VIP of the knowledge file', from })),
    { id: 'withheld', label: 'A withheld number' },
  ];
}

/** What is wrong with a typed number, or `undefined`. Spaces, dots, hyphens and brackets are left out first. */
export function numberProblem(typed: string): string | undefined {
  return /^\+[1-9]\d{6,14}$/.test(plainNumber(typed))
    ? undefined
    : 'Type the number with its country, such as +1 206 555 0123.';
}

export const plainNumber = (typed: string): string => typed.replace(/[\s().-]/g, '');

/** +1 206 555 0123; other countries' numbers as they are. */
export const spacedNumber = (e164: string): string =>
  e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
