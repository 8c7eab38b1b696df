/** An appointment as it stands in the book. */
export interface Appointment {
  /** `<contactId>#<turn>`, the turn in which it was read back: written twice, it is one. */
  readonly id: string;
  /** Four digits, by which the caller finds it again together with their name. */
  readonly code: string;
  readonly service: string;
  readonly resource: string;
  /** Day of the item that it stands in, `2026-12-03`: the day on which the business opened. */
  readonly day: string;
  /** Epoch ms; `toMs` is free again. */
  readonly fromMs: number;
  readonly toMs: number;
  /** `requested`: holds the slot until the business confirms. */
  readonly status: 'booked' | 'requested';
  /** As the caller gave it. */
  readonly name: string;
  /** The number that called, E.164. */
  readonly phone?: string;
  /** To what the service asks, in its order. */
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  readonly contactId: string;
  readonly bookedAtMs: number;
}

/** The item of one day and resource: whatever is written to it is conditional on its version. */
export interface DayBook {
  readonly resource: string;
  readonly day: string;
  /** 0 for a day without an item. */
  readonly version: number;
  readonly appointments: readonly Appointment[];
}
