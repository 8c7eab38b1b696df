/** The record of one conversation: what the product stores, what `npm run call -- --json` prints. */
export interface ConversationRecord {
  readonly conversationId: string;
  readonly channel: 'voice';
  /** The caller's number, E.164, as Connect gave it; absent when withheld. A claim: nobody has checked it. */
  readonly from?: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly knowledgeVersion?: string;
  /** When the caller keyed yes to being recorded, ISO 8601, UTC; absent: the conversation is not recorded. */
  readonly recordingConsentAt?: string;
  readonly turns: readonly TurnRecord[];
  /** What somebody has to call back about. Absent when there is nothing. */
  readonly requests?: readonly CallerRequest[];
  /** What was written in the business's book. Absent when nothing was. */
  readonly deeds?: readonly DeedRecord[];
  readonly outcome?: Outcome;
}

/** A call back that was promised. */
export interface CallerRequest {
  readonly kind: 'booking' | 'callback';
  /** Where the caller asked for it: in the conversation, on its keypad step, or in the keypad menu. */
  readonly by: 'turn' | 'keypad' | 'menu';
  /** Of a request `by` turn. */
  readonly turn?: number;
  /** When the caller wants to be called, ISO 8601, UTC; absent: any time. */
  readonly wantedAt?: string;
}

/** Something that code has written: an appointment, or a changed record. */
export interface DeedRecord {
  readonly kind: 'booked' | 'requested' | 'moved' | 'cancelled' | 'changed';
  /** Name of the service or the record. */
  readonly what: string;
  /** When the appointment begins, ISO 8601, UTC. */
  readonly startsAt?: string;
  /** By which the caller finds it again. */
  readonly code?: string;
}

export type ToolName = 'answer_from_knowledge' | 'book_appointment' | 'transfer_to_human' | 'end_call';

export type OutcomeKind =
  | 'booked'
  | 'cancelled'
  | 'answered'
  | 'transferred'
  | 'message'
  | 'menu'
  | 'goodbye'
  | 'hung-up'
  | 'silent'
  | 'closed'
  | 'failed';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** A code for the reason, in kebab case, never the caller's words. */
  readonly reason: string;
}

/** Who made the reply: the model, code (repeat, robot question, …) or a scripted line after a failure. */
export type HandledBy = 'brain' | 'code' | 'script';

export interface TurnRecord {
  /** 1-based. */
  readonly turn: number;
  readonly heard: string;
  /** Every draft that differed from the one before it, oldest first. */
  readonly drafts: readonly string[];
  readonly handledBy: HandledBy;
  readonly tool?: ToolName;
  /** Why the turn ended the conversation, in kebab case: of a transfer or a goodbye. */
  readonly reason?: string;
  /** What the caller wanted to know, and was not told. */
  readonly gap?: KnowledgeGap;
  /** What the replies thought out for this turn took of the model, hedges and abandoned ones among them. */
  readonly model?: ModelTokens;
  readonly said: readonly SaidRecord[];
  /** Ids of the passages the reply cited. */
  readonly sources: readonly string[];
  /** Sentences that the grounding rule did not let through. */
  readonly refused: readonly string[];
  /** Epoch ms by the producer's clock: the caller's first and last sound of the turn. */
  readonly speechStartMs: number;
  readonly speechEndMs: number;
  /** Epoch ms on the wall clock: the moment the end of the turn was certain. */
  readonly lockedAtMs: number;
  readonly stages: TurnStages;
}

/** A question that the knowledge does not answer. */
export interface KnowledgeGap {
  /** The caller's words without card and other long numbers; with the turn before when they do not stand alone. */
  readonly question: string;
  /** `none-relevant`: nothing near it was found at all. */
  readonly why: 'not-in-knowledge' | 'not-grounded' | 'none-relevant';
}

export interface ModelTokens {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface SaidRecord {
  readonly text: string;
  readonly rung: Rung;
  /** False until the flow has proved that the step was played. */
  readonly heard: boolean;
}

/** The speaker's ladder, best first. */
export type Rung = 'said-before' | 'stream' | 'synthesize' | 'say';

/**
 * Moments of a turn in ms relative to its lock; negative when reached before it.
 * A moment that did not occur is absent.
 */
export interface TurnStages {
  /** The reply began to be thought out. */
  readonly thoughtMs?: number;
  /** Passages found. */
  readonly retrievedMs?: number;
  /** First event of the model's reply. */
  readonly firstTokenMs?: number;
  /** First sentence complete and let through by grounding. */
  readonly sentenceMs?: number;
  /** First byte of its audio. */
  readonly firstAudioMs?: number;
  /** Last byte of its audio. */
  readonly audioMs?: number;
  /** Its prompt stored where Connect can play it. */
  readonly storedMs?: number;
  /** Its step written to the call's item. */
  readonly writtenMs?: number;
  /** Its step given to the flow. */
  readonly issuedMs?: number;
  /** A stall phrase was written. */
  readonly stallMs?: number;
}
