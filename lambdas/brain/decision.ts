import type { Report } from '../appointments/report.ts';
import type { ToolName } from '../record/conversation-record.ts';

/** A piece of the knowledge file (or a fact computed by code) that a reply may rest on. */
export interface Passage {
  readonly id: string;
  /** Heading path, outermost first. */
  readonly headings: readonly string[];
  readonly text: string;
  /** It tells of this call: a sentence made of its words is never kept for other callers. */
  readonly ofCall?: true;
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
  | { readonly tool: 'book_appointment'; readonly report: Report }
  | {
      readonly tool: 'transfer_to_human';
      readonly reasonCode: string;
      /** For staff: without amounts, offers, links and numbers, which would be the caller's or the model's. */
      readonly summary: string;
    }
  | { readonly tool: 'end_call'; readonly reasonCode: string }
  /** The model gave nothing that can be used; code answers instead. */
  | { readonly tool: 'none'; readonly failure: ThinkFailure };

/**
 * Every way in which a reply can be none, one for each kind of fault (`closing` has the caller's side of each):
 * - `deadline`: no first event in time, or the reply did not end in time;
 * - `throttled`, `unavailable`: Bedrock refused it or could not be reached;
 * - `cut`: it broke off: no messageStop, an exception within the stream, out of tokens;
 * - `malformed`: no tool, arguments that are not the tool's, or a stream out of order;
 * - `free-text`: words instead of a tool, before it or after it;
 * - `two-tools`, `unknown-tool`;
 * - `not-grounded`: it says what the sources do not;
 * - `blocked`: a filter, a guardrail or the model itself refuses the subject.
 */
export const thinkFailures = [
  'deadline',
  'throttled',
  'unavailable',
  'cut',
  'malformed',
  'free-text',
  'two-tools',
  'unknown-tool',
  'not-grounded',
  'blocked',
] as const;

export type ThinkFailure = (typeof thinkFailures)[number];
