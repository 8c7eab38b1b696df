export type CalendarFailure =
  /** The address is none that may be asked: not https, private, or redirected to such a one. */
  | 'address'
  /** No answer, or not in time. */
  | 'unreachable'
  /** The answer is no success. */
  | 'status'
  | 'too-large'
  /** What came is no calendar, or not a whole one. */
  | 'unreadable';

/** The owner's calendar could not be had. The message names no address: it is secret. */
export class CalendarProblem extends Error {
  override readonly name = 'CalendarProblem';
  readonly failure: CalendarFailure;

  constructor(failure: CalendarFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}
