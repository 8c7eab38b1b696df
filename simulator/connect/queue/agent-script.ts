/** An agent who is logged in, and what becomes of a contact that is offered to them. */
export interface AgentScript {
  readonly name: string;
  /** ARNs of the queues in the routing profile. @default - every queue */
  readonly queues?: readonly string[];
  /** An agent who rejects or misses a contact is offered no other one, until they set themselves available. */
  readonly does: 'answers' | 'rejects' | 'rings-out';
  /** From the offer to accepting or rejecting it. @default 2_000 */
  readonly afterMs?: number;
  /** From being joined with the caller to hanging up. @default - stays until the caller has gone */
  readonly dropsAfterMs?: number;
  /** What the caller hears on being joined. */
  readonly says?: string;
  /** Set to available so long after the instance's start; staffed before. @default 0 */
  readonly availableAfterMs?: number;
}

/** An agent has so long to accept a voice contact: https://docs.aws.amazon.com/connect/latest/adminguide/metrics-agent-status.html */
export const OFFER_MS = 20_000;
