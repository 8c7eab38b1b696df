import type { StopReason } from '@aws-sdk/client-bedrock-runtime';

/** A reply of the model before it is put into events. */
export interface ModelReply {
  readonly blocks: readonly ReplyBlock[];
  /** Absent: the stream just ends, without messageStop. */
  readonly stopReason?: StopReason;
  /** Goes on until the client leaves, whatever maxTokens says. */
  readonly endless?: true;
}

/** `pieces` are sent each in one delta. */
export type ReplyBlock =
  | { readonly kind: 'text'; readonly pieces: Iterable<string> }
  | { readonly kind: 'tool'; readonly name: string; readonly pieces: Iterable<string> };
