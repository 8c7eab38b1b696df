export interface BrainOptions {
  /** Most passages put before the model: more cost time at the first token, and let rows be mixed up. */
  readonly passages: number;
  /**
   * Cosine below which a passage is none. Titan V2 puts unrelated short texts at 0.0–0.15 and related ones above
   * 0.25 (assumed; `eval --live` measures it).
   */
  readonly relevanceFloor: number;
  /** Exchanges of the history that the model sees; keeps late turns as fast as early ones. */
  readonly historyExchanges: number;
  /** A turn with fewer words than this is searched for together with the turn before it. */
  readonly shortTurnWords: number;
  /** At most so many turns before it are joined to a turn that says too little by itself. */
  readonly joinedTurns: number;
  /** Of a longer turn only this many of its last words are searched for: people tell first and ask last. */
  readonly searchedWords: number;
  /** Vectors up to which a version is read into memory; a small index in S3 Vectors is always cold. */
  readonly vectorsInMemory: number;
}

export const brainOptions = {
  passages: 6,
  relevanceFloor: 0.2,
  historyExchanges: 10,
  shortTurnWords: 4,
  joinedTurns: 3,
  searchedWords: 30,
  vectorsInMemory: 2_000,
} as const satisfies BrainOptions;
