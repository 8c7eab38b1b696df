/** A fragment as the service keeps it, growing until it is complete. */
export interface Fragment {
  /** Counts the stream's fragments from 1. */
  readonly sequence: number;
  readonly number: string;
  readonly contactId: string;
  /** Epoch ms: of its first sample, and of its arrival at the service. */
  readonly producerMs: number;
  readonly serverMs: number;
  /** From a sample's arrival to the moment at which GetMedia may give it. */
  readonly delayMs: number;
  readonly shape: FragmentShape;
  readonly blocks: FragmentBlock[];
  completedMs: number | undefined;
  /** The identity tags come after the audio and were lost with the end of the stream. */
  untagged: boolean;
}

/** What real streams differ in. The same for all fragments of one call. */
export interface FragmentShape {
  readonly fromCustomerTrack: 1 | 2;
  readonly identityFirst: boolean;
  /** Cluster timestamps count from the start of the stream instead of from 1970. */
  readonly relativeTimestamps: boolean;
}

/** 64 ms of both directions. */
export interface FragmentBlock {
  /** After the fragment's first sample. */
  readonly offsetMs: number;
  readonly producedMs: number;
  readonly fromCustomer: Uint8Array;
  readonly toCustomer: Uint8Array;
}
