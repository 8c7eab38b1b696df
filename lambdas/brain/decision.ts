import type { ToolName } from '../record/conversation-record.ts';

/** A piece of the knowledge file (or a fact computed by code) that a reply may rest on. */
export interface Passage {
  readonly id: string;
  /** Heading path, outermost first. */
  readonly headings: readonly string[];
  readonly text: string;
  /** Cosine similarity to what the caller said, 0–1; 1 for passages that are always there. */
  readonly score: number;
}

/** One exchange that has been heard by both sides. */
export interface Exchange {
  readonly caller: string;
  /** Only what was played to the caller. */
  readonly agent: string;
}

/** What `think` tells, in order; the last event is always a `decision`. */
export type DecisionEvent =
  | { readonly type: 'first-token' }
  | { readonly type: 'tool'; readonly tool: ToolName }
  /** Grounded and ready to be spoken. */
  | {
      readonly type: 'sentence';
      readonly text: string;
      readonly sourceIds: readonly string[];
      /** It is made of the knowledge's words alone, so its sound may be shared between calls. */
      readonly ofKnowledgeAlone: boolean;
    }
  /** A sentence that grounding refused; never spoken. */
  | { readonly type: 'refused'; readonly text: string; readonly why: string }
  | { readonly type: 'decision'; readonly decision: Decision };

/** The one thing that the turn comes to. */
export type Decision =
  | { readonly tool: 'answer_from_knowledge'; readonly sourceIds: readonly string[] }
  | { readonly tool: 'book_appointment'; readonly request: BookingRequest }
  | { readonly tool: 'transfer_to_human'; readonly reasonCode: string; readonly summary: string }
  | { readonly tool: 'end_call'; readonly reasonCode: string }
  /** The model gave nothing that can be used; code answers instead. */
  | { readonly tool: 'none'; readonly failure: ThinkFailure };

export type ThinkFailure =
  | 'deadline'
  | 'throttled'
  | 'unavailable'
  | 'malformed'
  | 'free-text'
  | 'two-tools'
  | 'unknown-tool'
  | 'not-grounded'
  | 'cut';

/** What the caller has said so far of the booking they want; empty where not said. */
export interface BookingRequest {
  readonly service: string;
  readonly dayAndTime: string;
  readonly name: string;
  readonly confirmed: boolean;
}
