/** An appointment as the owner's calendar shows it. */
export interface CalendarEntry {
  /** The same for the life of the appointment. */
  readonly id: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly service: string;
  /** Of who comes; empty when not known. */
  readonly name: string;
  /** `held`: the business has yet to confirm it. */
  readonly status: 'confirmed' | 'held';
  /** What takes the time: `workbench`. */
  readonly resource: string;
  /** When it was last written, epoch ms. */
  readonly changedAtMs: number;
}
