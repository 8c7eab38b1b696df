import type { Contact } from '../flow/contact.ts';

/** A callback as CreateCallbackContact orders it: a contact of its own, with the attributes of the one it came from. */
export interface CallbackOrder {
  readonly contact: Contact;
  /** E.164. */
  readonly number: string;
  readonly queue: string;
  readonly initialDelayMs: number;
  readonly retryDelayMs: number;
  readonly mostAttempts: number;
}

/** What has become of a callback. Times are simulated epoch ms. */
export interface Callback {
  readonly contactId: string;
  /** Of the call in which it was asked for. */
  readonly initialContactId: string;
  readonly number: string;
  readonly createdAtMs: number;
  /** `ended`: the customer was reached, and the conversation is over. `failed`: not reached in any attempt. */
  readonly state: 'waiting' | 'talking' | 'ended' | 'failed';
  /** Times that the number was dialled. */
  readonly attempts: number;
  /** The newest agent who took it. */
  readonly agent?: string;
}
