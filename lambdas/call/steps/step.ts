/** What the flow can be told to do; `renew` re-enters the conversation flow, so that no execution grows without end. */
export type StepAction =
  | 'play'
  | 'say'
  | 'wait'
  | 'listen'
  | 'digits'
  /** One key, and a shorter wait for it: an offer that most callers let pass. */
  | 'key'
  | 'record'
  | 'transfer'
  | 'voicemail'
  | 'callback'
  | 'menu'
  | 'hangup'
  | 'renew';

/** A step of the call as the item keeps it. Numbers rise and are never used twice; cancelled numbers leave gaps. */
export interface Step {
  readonly number: number;
  readonly do: StepAction;
  /** Every step to play carries its text, so that a failed play can be said instead. */
  readonly text?: string;
  readonly promptUri?: string;
  readonly durationMs?: number;
  /** Of a `key` step: what pressing it chooses. */
  readonly asks?: 'recording' | 'language';
  /** The turn it answers; absent for the opening. */
  readonly turn?: number;
}

/** What next-step answers: flat strings only, never an empty one. */
export type StepAnswer = Readonly<Record<'step' | 'do', string>> &
  Readonly<Partial<Record<'promptUri' | 'text' | 'reason', string>>>;

/** `Details.Parameters` of an ask: all optional, any may be absent, null, or empty. */
export interface AskParameters {
  /** `check` is the asynchronous call under the greeting; `ask` the loop; `fallback` a flow's report. */
  readonly purpose?: string | null;
  readonly after?: string | null;
  readonly failed?: string | null;
  readonly digits?: string | null;
}

const last: ReadonlySet<StepAction> = new Set(['transfer', 'voicemail', 'callback', 'menu', 'hangup']);

/** Whether nothing of the conversation comes after a step. */
export const endsConversation = (action: StepAction): boolean => last.has(action);
