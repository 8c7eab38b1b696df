import type { StopReason } from '@aws-sdk/client-bedrock-runtime';

/** A reply of the model before it is put into events. */
export interface ModelReply {
  readonly blocks: readonly ReplyBlock[];
  /** Absent: the stream just ends, without messageStop. */
  readonly stopReason?: StopReason;
}

/** `pieces` are sent each in one delta. */
export type ReplyBlock =
  | { readonly kind: 'text'; readonly pieces: Iterable<string> }
  | { readonly kind: 'tool'; readonly name: string; readonly pieces: Iterable<string> };
