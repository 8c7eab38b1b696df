import type { World } from '../../world.ts';
import type { CallbackOrder } from '../callback/callback.ts';
import type { ConnectParts } from '../connect-parts.ts';
import type { PhoneLine } from '../line/phone-line.ts';
import type { FarEnds } from '../people/far-ends.ts';
import type { PhoneBook } from '../people/phone-book.ts';
import type { EndReason, PhoneCall } from '../phone-call.ts';
import type { PublishedFlow } from '../publish/published-flow.ts';
import type { QueueRoom } from '../queue/queue-room.ts';
import type { Contact } from './contact.ts';

/** What an action has at hand. */
export interface Execution {
  readonly world: World;
  readonly parts: ConnectParts;
  readonly contact: Contact;
  readonly line: PhoneLine;
  /** The flow or module that the action stands in. */
  readonly flow: PublishedFlow;
  readonly flows: ReadonlyMap<string, PublishedFlow>;
  readonly queues: QueueRoom;
  readonly phoneBook: PhoneBook;
  /** Whom this call has rung. */
  readonly farEnds: FarEnds;
  /** Aborted when this execution is over: with the call, or with the time in a queue. */
  readonly signal: AbortSignal;
  /** Modules and queue flows around the flow: 0 for the contact's own. */
  readonly depth: number;
  /** Actions of the call since one took time. */
  readonly spin: { actions: number };
  /** The data that references see, as it stands now. */
  data(): Readonly<Record<string, unknown>>;
  /** A condition's operand, filled. */
  resolve(value: string): string | null;
  putEvent(eventType: string): void;
  /** Somebody calls the instance's number. Rejects with `FastBusy`. */
  callIn(from: string | undefined): Promise<PhoneCall>;
  /** Has the instance call back; it may do so when this call is long over. */
  callBack(order: CallbackOrder): void;
  /**
   * Runs another flow or module inside this one, until it ends or the signal aborts (it throws then).
   * @param line of whom it is played to @default - the caller's
   */
  run(flow: PublishedFlow, signal: AbortSignal, line?: PhoneLine): Promise<Ran>;
}

/** How the execution of a flow ended. */
export type Ran =
  | { readonly way: 'end'; readonly reason: EndReason; readonly problem?: string }
  | { readonly way: 'flow'; readonly arn: string }
  | { readonly way: 'end-module' };
