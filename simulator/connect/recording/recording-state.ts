/** A stretch of time, epoch ms. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What of a contact is recorded. */
export interface RecordingState {
  /** Stretches of the automated part that have been recorded. */
  readonly ivr: readonly Stretch[];
  /** The automated part is being recorded since; absent while it is not. */
  readonly ivrSinceMs?: number;
  /** Of the part with an agent: `Agent`, `Customer`, both or nobody. */
  readonly participants: readonly string[];
}

export const nothingRecorded: RecordingState = { ivr: [], participants: [] };

/** The automated part is over, or is recorded no longer. */
export function stopIvr(state: RecordingState, atMs: number): RecordingState {
  const { ivr, ivrSinceMs, participants } = state;
  return ivrSinceMs === undefined
    ? state
    : { ivr: [...ivr, { fromMs: ivrSinceMs, toMs: atMs }], participants };
}

export function startIvr(state: RecordingState, atMs: number): RecordingState {
  return state.ivrSinceMs === undefined ? { ...state, ivrSinceMs: atMs } : state;
}
