/** What a caller can want of the business's book and records, as the model names it. */
export const reportKinds = [
  'book',
  'move',
  'cancel',
  'read_out',
  'look_up',
  'change',
  'call_back',
  'leave_it',
  'start_over',
] as const;

export type ReportKind = (typeof reportKinds)[number];

/** What the caller has said so far, as the model reports it: their words, empty where they have said nothing. */
export interface Report {
  readonly kind: ReportKind;
  readonly service: string;
  readonly dayAndTime: string;
  readonly name: string;
  /** Answers to what the service asks, in the order of its questions; an empty one has not been given. */
  readonly answers: readonly string[];
  /** Confirmation code, order number: the key of what is looked for. */
  readonly code: string;
  /** What is to be changed in a record (`seat`), and to what. */
  readonly field: string;
  readonly newValue: string;
  /** Whether the caller has just agreed to what was read back. */
  readonly confirmed: Confirmed;
}

export const confirmedValues = ['yes', 'no', 'not_asked'] as const;
export type Confirmed = (typeof confirmedValues)[number];
