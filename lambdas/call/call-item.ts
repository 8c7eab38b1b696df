import type { DialogState } from '../appointments/dialog.ts';
import type { Outcome } from '../record/conversation-record.ts';
import type { ActivePhrases } from './phrase-steps.ts';
import type { Step } from './steps/step.ts';

/**
 * The one item in which flow and orchestrator meet. Key: pk `CALL#<contactId>`, sk `CALL`.
 * Every write to it is a single conditional update; all `…Ms` are epoch ms on the wall clock unless said otherwise.
 */
export interface CallItem {
  readonly contactId: string;
  /** The caller's number, E.164; absent when withheld: nobody can be called back then. */
  readonly from?: string;
  /** `thinking`, from the reply's first token to its end, makes next-step read every 25 ms instead of every 200. */
  readonly state: CallState;
  readonly startedAtMs: number;
  /** Of the business, an IANA name: the day that the call is filed under is the business's own. */
  readonly timeZone: string;
  readonly lease: Lease;
  /** Number of the newest step that the flow was given; 0 before the first. */
  readonly issued: number;
  readonly issuedAtMs: number;
  /** The step itself, so that a retried ask gets it again. */
  readonly issuedStep?: Step;
  /** Highest number ever given to a step. */
  readonly lastNumber: number;
  /** Steps not yet issued, keyed `s<number>`. */
  readonly steps: Readonly<Record<string, Step>>;
  readonly asked: Asked;
  /** How many asks the call has made. */
  readonly askCount: number;
  /** How many it had made when the flow was last sent back to its beginning. */
  readonly renewedAtAsk?: number;
  readonly streamArn?: string;
  /** Producer time at which streaming began. */
  readonly streamStartMs?: number;
  /** Producer time from which a successor listens: the end of the last answered turn. */
  readonly resumeFromMs: number;
  /** Number of the newest turn that has been answered. */
  readonly turn: number;
  /** Orchestrators started since one last confirmed its lease. */
  readonly unconfirmedStarts: number;
  /** The caller has asked for time: silence is borne for longer, by a successor too. */
  readonly patient?: boolean;
  /** The last step on which a key was taken. */
  readonly keyedOn?: number;
  /** Where the dialogs held by code stand; a successor goes on from it. */
  readonly dialog?: DialogState;
  readonly knowledgeVersion?: string;
  readonly phrases: ActivePhrases;
  readonly ended?: { readonly atMs: number; readonly reason: string };
  readonly outcome?: Outcome;
  /** The key that chooses the second language. */
  readonly languageKey?: string;
  /** When the caller keyed yes to being recorded, epoch ms; nobody else is. */
  readonly recordingConsentAtMs?: number;
  /** What the caller wants of the person they are put through to, in the model's one sentence. */
  readonly transferSummary?: string;
  /**
   * Epoch seconds; DynamoDB removes the item some time after. Its steps and phrases are of use while the call lasts:
   * a day later nothing asks for it any more, and what is kept of the call stands in items of its own.
   */
  readonly expiresAt: number;
  /** Epoch seconds: until when the record, the turns and the requests of the call are kept. */
  readonly keptUntil: number;
}

export type CallState = 'opening' | 'listening' | 'thinking';

export interface Lease {
  /** Empty while nobody has confirmed it. */
  readonly holder: string;
  readonly epoch: number;
  readonly untilMs: number;
  /** Given up in a pause: the successor starts without a word to the caller. */
  readonly released?: boolean;
}

/** The newest ask. `after` is the last step that the flow has finished: everything up to it was heard. */
export interface Asked {
  readonly after: number;
  readonly atMs: number;
}

/** Steps waiting to be issued, lowest number first. */
export function waitingSteps(item: CallItem): readonly Step[] {
  return Object.values(item.steps)
    .filter((step) => step.number > item.issued)
    .sort((a, b) => a.number - b.number);
}

/** When the sound of the issued step ends, as far as its length is known; 0 when nothing was issued. */
export function playsUntilMs(item: CallItem): number {
  if (item.issued === 0 || item.asked.after >= item.issued) return 0;
  return item.issuedAtMs + (item.issuedStep?.durationMs ?? 0);
}

export const callKey = (contactId: string) => ({ pk: `CALL#${contactId}`, sk: 'CALL' });
export const stepKey = (number: number): string => `s${number}`;
