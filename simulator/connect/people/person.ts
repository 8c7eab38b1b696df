/** How a telephone outside of the instance behaves when it is called. */
export type Person =
  | {
      /** A mailbox that picks up is an answer for Connect: it greets, beeps and records. */
      readonly does: 'answers' | 'mailbox';
      /** Ringing before it is picked up. @default 2_000; a mailbox 20_000 */
      readonly afterMs?: number;
      /** From picking up to hanging up. @default - stays until the caller has gone; a mailbox 30_000 */
      readonly dropsAfterMs?: number;
      /** What the caller hears on answering. @default - nothing; a mailbox greets */
      readonly says?: string;
    }
  | {
      /** Refused by its user, by being busy, or by a network that does not know the number. */
      readonly does: 'busy' | 'rejects' | 'fails';
      /** @default 1_000 */
      readonly afterMs?: number;
    }
  | {
      /**
       * Not answered, and forwarded to the instance's own number: a call comes in from the number on the display, and
       * picks up at once. The two callers do not hear each other's flow.
       */
      readonly does: 'forwards';
      /** @default 15_000 */
      readonly afterMs?: number;
    }
  | { readonly does: 'rings-out' };

/** By number, E.164: what it does at the first call, the second, …; at all further ones what it did last. */
export type People = ReadonlyMap<string, readonly Person[]>;
