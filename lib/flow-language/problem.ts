/** One thing wrong with a flow. */
export interface Problem {
  /** The rule that found it, in kebab case; each has a file of that name in `rules/`. */
  readonly rule: string;
  readonly where: Place;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

export interface Place {
  /** Identifier of the action; absent where the flow as a whole is meant. */
  readonly action?: string;
  /** JSON path from the top of the flow, such as `Actions[3].Parameters.Text`. */
  readonly path: string;
}
