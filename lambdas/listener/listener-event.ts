/** What the listener tells of the caller, in order. All `…Ms` are epoch ms. */
export type ListenerEvent =
  | SpeechStarted
  | Draft
  | CallerTurn
  | Heartbeat
  | { readonly type: 'deaf'; readonly reason: string };

/** Voice activity began: a caller's sound, not yet known to be words. `atMs` is producer time. */
export interface SpeechStarted {
  readonly type: 'speech-started';
  readonly atMs: number;
}

/** The transcript of the turn so far. May still change; may never speak, book, send or be stored. */
export interface Draft {
  readonly type: 'draft';
  readonly text: string;
  /** True when every word of it is flagged stable by Transcribe. */
  readonly stable: boolean;
  /** How long the caller has been silent after it, in audio time. */
  readonly silentForMs: number;
  /** Voice heard beyond its last word, ms: words are missing from it when this is long. */
  readonly uncoveredMs: number;
  /** Wall clock. */
  readonly atMs: number;
}

/** The end of the turn is certain: the turn is locked. */
export interface CallerTurn {
  readonly type: 'turn';
  readonly text: string;
  /** Producer time of the first and last sound of the turn. */
  readonly speechStartMs: number;
  readonly speechEndMs: number;
  /** Wall clock. */
  readonly lockedAtMs: number;
  /** Every draft that differed from the one before it, oldest first. */
  readonly drafts: readonly string[];
  /** Spoken while a prompt was playing. */
  readonly interrupted: boolean;
}

/** Audio is still arriving; at least one each second while it does. */
export interface Heartbeat {
  readonly type: 'heartbeat';
  /** Producer time of the newest audio. */
  readonly mediaTimeMs: number;
  /** Wall clock. */
  readonly atMs: number;
}

/** The prompt that the caller is hearing now, as far as is known. */
export interface PlayingPrompt {
  readonly text: string;
  /** Wall clock. */
  readonly startedAtMs: number;
  readonly endsAtMs: number;
}
