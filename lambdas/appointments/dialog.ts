import type { ActiveKnowledge } from '../knowledge/active-knowledge.ts';
import type { DeedRecord } from '../record/conversation-record.ts';
import type { AppointmentDialog } from './appointment-dialog.ts';
import type { Effect, EffectResult } from './effect.ts';
import type { FoundRecord } from './lookups/found-record.ts';
import type { LookupDialog } from './lookups/lookup-dialog.ts';
import type { CallRecords } from './lookups/records.ts';
import type { Report } from './report.ts';

/** A sentence that code says. */
export interface Sentence {
  readonly text: string;
  /** Nothing of a caller is in it: its sound may be kept for other calls. */
  readonly shared: boolean;
}

/** What does not change within a turn. */
export interface DialogFacts {
  readonly business: ActiveKnowledge;
  readonly nowMs: number;
  readonly contactId: string;
  readonly turn: number;
  /** The number that called, E.164; absent when withheld. */
  readonly from?: string;
  /** What the call knows of records so far. */
  readonly records?: CallRecords;
}

/** What advances a dialog: a turn of the caller, or what came of an effect. */
export type DialogEvent =
  | {
      readonly type: 'reported';
      readonly report: Report /** The caller's words of this turn. */;
      readonly said: string;
    }
  | EffectResult;

/** What a dialog does next. */
export type Move<Open> =
  /** Has something done, and is advanced with what came of it. */
  | { readonly type: 'effect'; readonly effect: Effect; readonly open: Open }
  /** Speaks, and waits for the caller; without `open` the dialog is over. */
  | {
      readonly type: 'speak';
      readonly sentences: readonly Sentence[];
      readonly open?: Open;
      readonly deed?: DeedRecord;
      readonly ending?: Ending;
      /** The caller may hear it from now on, as it is here. */
      readonly found?: FoundRecord;
    };

/** What follows the sentences: a person is fetched, or somebody calls back to arrange it. */
export type Ending = { readonly type: 'person'; readonly reason: string } | { readonly type: 'call-back' };

/**
 * A kind of dialog: a pure function from where it stands and what has happened to what it does next.
 * `open` is undefined when the caller begins it.
 */
export type Advance<Open> = (open: Open | undefined, event: DialogEvent, facts: DialogFacts) => Move<Open>;

/** The dialogs there are, told apart by `dialog`. Each is plain data: it is kept on the call's item. */
export type OpenDialog = AppointmentDialog | LookupDialog;

/** All that a call's item keeps of dialogs. A successor goes on from it. */
export interface DialogState {
  readonly open?: OpenDialog;
  /** Turns in a row in which the open dialog has learnt nothing. */
  readonly idleTurns: number;
  /** What has been written in this call, oldest first. */
  readonly deeds: readonly DeedRecord[];
  readonly records?: CallRecords;
}

export const noDialog: DialogState = { idleTurns: 0, deeds: [] };
