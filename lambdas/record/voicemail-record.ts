/** How far a message has come on its way to the owner. */
export type VoicemailState =
  /** The caller has heard the tone or is about to: a trace, even if nothing else ever comes. */
  | 'registered'
  /** Its recording is found: it stands in the inbox. */
  | 'recorded'
  /** Transcribed, or given up on: nothing more is done with it. */
  | 'done';

/**
 * A message that a caller left: the inbox item. One item beside the call's: pk `CALL#<contactId>`, sk `VOICEMAIL`;
 * `day` files it in the index by day. Times are epoch ms.
 */
export interface VoicemailRecord {
  readonly contactId: string;
  readonly state: VoicemailState;
  /** ISO day of the business on which it was left. */
  readonly day: string;
  readonly registeredAtMs: number;
  /** The caller's number, E.164; absent when withheld. */
  readonly from?: string;
  /** What the caller keyed in to be called back on: shown, never dialled or texted. */
  readonly keyedNumber?: string;
  readonly urgent: boolean;
  /** Why there was no conversation: `closed`, `emergency`, `queue`, or the reason of a handoff. */
  readonly reason: string;
  /** The tone was played. */
  readonly toneAtMs?: number;
  readonly recording?: VoicemailRecording;
  /** `none`: the caller left without a sound. */
  readonly content?: 'spoken' | 'silent' | 'none';
  readonly transcript?: string;
  readonly summary?: string;
  readonly durationMs?: number;
  /** Who is transcribing it, until when. */
  readonly claim?: { readonly id: string; readonly untilMs: number };
  readonly tries?: number;
  /** What became of each way of telling the owner. */
  readonly deliveries?: Readonly<
    Record<string, { readonly state: 'sent' | 'failed'; readonly atMs: number }>
  >;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

export interface VoicemailRecording {
  readonly bucket: string;
  readonly key: string;
  /** When the recording begins; the message begins at the tone. */
  readonly startMs?: number;
}

export const voicemailKey = (contactId: string) => ({ pk: `CALL#${contactId}`, sk: 'VOICEMAIL' });
