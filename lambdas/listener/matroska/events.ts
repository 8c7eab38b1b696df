/** What a Matroska stream says, in its own order. `document` counts the EBML headers before it, from 0. */
export type MatroskaEvent = MatroskaTrack | MatroskaTag | MatroskaBlock;

/** A TrackEntry. `name` and `codec` are empty when the writer gave none. */
export interface MatroskaTrack {
  readonly type: 'track';
  readonly number: number;
  readonly name: string;
  readonly codec: string;
  readonly document: number;
}

/** A SimpleTag. `value` is empty for one that holds no string. */
export interface MatroskaTag {
  readonly type: 'tag';
  readonly name: string;
  readonly value: string;
  readonly document: number;
}

/** One frame of one track. */
export interface MatroskaBlock {
  readonly type: 'block';
  /** Number of its track. */
  readonly track: number;
  /** Cluster timestamp plus the block's own offset, scaled by TimestampScale. */
  readonly timestampMs: number;
  /** Timestamp of the Cluster that holds it, scaled in the same way. */
  readonly clusterTimestampMs: number;
  /** The frame. A view of the bytes that arrived where the frame came whole: copy it to keep it. */
  readonly payload: Uint8Array;
  readonly document: number;
}
