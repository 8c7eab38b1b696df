import type { DialogState } from '../appointments/dialog.ts';
import type { Outcome } from '../record/conversation-record.ts';
import { type CallItem, type CallState, stepKey, waitingSteps } from './call-item.ts';
import { readCall, updateCall, type Written } from './call-store.ts';
import { endsConversation, type Step } from './steps/step.ts';

/** The lease has passed to another orchestrator, or the call has ended: this holder can write nothing more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** What goes into the same write as the steps. */
export interface StepContext {
  readonly state: CallState;
  /** The turn that these steps begin to answer, and the producer time up to which the caller is answered. */
  readonly answers?: { readonly turn: number; readonly resumeFromMs: number };
  readonly outcome?: Outcome;
  /** Of a transfer: what the caller wants. */
  readonly transferSummary?: string;
  /** The caller has asked for time, or speaks again. */
  readonly patient?: boolean;
  /** Where the dialogs stand once these steps have been said. */
  readonly dialog?: DialogState;
}

export type UnnumberedStep = Omit<Step, 'number'>;

/** A holder's hold on the call's item: every write is conditional on its epoch. */
export interface CallHandle {
  readonly contactId: string;
  readonly epoch: number;
  /** The item as last seen. */
  item(): CallItem;
  refresh(signal: AbortSignal): Promise<CallItem>;
  /** Appends steps in one write and returns them with their numbers. Throws `LeaseLost`. */
  write(
    steps: readonly UnnumberedStep[],
    context: StepContext,
    signal: AbortSignal,
  ): Promise<readonly Step[]>;
  /** Of `thinking` nothing is kept once a step has been written: that one may have been the whole reply. */
  setState(state: CallState, signal: AbortSignal): Promise<void>;
  /** Keeps where the dialogs stand, apart from steps. Throws `LeaseLost`. */
  keepDialog(dialog: DialogState, signal: AbortSignal): Promise<void>;
  /** Removes every step that has not been issued. Throws `LeaseLost`. */
  cancelWaiting(signal: AbortSignal): Promise<readonly Step[]>;
  /** Takes in an item that another write of this holder has returned. */
  saw(item: CallItem): void;
}

/** Whether the very step is in the item, waiting or issued. */
function stands(item: CallItem, step: Step): boolean {
  const found = item.steps[stepKey(step.number)] ?? item.issuedStep;
  return found?.number === step.number && found.do === step.do && found.text === step.text;
}

export function openCall(table: string, first: CallItem): CallHandle {
  const { contactId } = first;
  const { epoch } = first.lease;
  let item = first;

  const saw = (seen: CallItem): void => {
    // Reads and writes overlap: an answer that was under way longer must not turn the clock back.
    const older =
      seen.issued < item.issued || seen.lastNumber < item.lastNumber || seen.asked.atMs < item.asked.atMs;
    if (!older) item = seen;
  };
  const settle = (written: Written): boolean => {
    if (written.item !== undefined) saw(written.item);
    if (written.done) return true;
    if (
      written.item === undefined ||
      written.item.lease.epoch !== epoch ||
      written.item.ended !== undefined
    ) {
      throw new LeaseLost(`The call is no longer held with epoch ${epoch}.`);
    }
    return false;
  };
  const held = 'lease.epoch = :epoch AND attribute_not_exists(ended)';

  return {
    contactId,
    epoch,
    item: () => item,
    saw,
    async refresh(signal) {
      const seen = await readCall(table, contactId, signal);
      if (seen !== undefined) saw(seen);
      return item;
    },
    async write(steps, context, signal) {
      for (;;) {
        const last = item.lastNumber;
        const numbered = steps.map((step, index): Step => ({ ...step, number: last + 1 + index }));
        const written = await updateCall(
          table,
          contactId,
          {
            update: [
              'SET lastNumber = :last, #state = :state',
              ...numbered.map((_, index) => `steps.#k${index} = :s${index}`),
              ...(context.answers === undefined ? [] : ['#turn = :turn', 'resumeFromMs = :resume']),
              ...(context.outcome === undefined ? [] : ['outcome = :outcome']),
              ...(context.transferSummary === undefined ? [] : ['transferSummary = :summary']),
              ...(context.patient === undefined ? [] : ['patient = :patient']),
              ...(context.dialog === undefined ? [] : ['dialog = :dialog']),
            ].join(', '),
            condition: `${held} AND lastNumber = :seen`,
            names: {
              '#state': 'state',
              ...(context.answers === undefined ? {} : { '#turn': 'turn' }),
              ...Object.fromEntries(numbered.map((step, index) => [`#k${index}`, stepKey(step.number)])),
            },
            values: {
              ':epoch': epoch,
              ':seen': last,
              ':last': last + steps.length,
              ':state': context.state,
              ...Object.fromEntries(numbered.map((step, index) => [`:s${index}`, step])),
              ...(context.answers === undefined
                ? {}
                : { ':turn': context.answers.turn, ':resume': context.answers.resumeFromMs }),
              ...(context.outcome === undefined ? {} : { ':outcome': context.outcome }),
              ...(context.transferSummary === undefined ? {} : { ':summary': context.transferSummary }),
              ...(context.patient === undefined ? {} : { ':patient': context.patient }),
              ...(context.dialog === undefined ? {} : { ':dialog': context.dialog }),
            },
          },
          signal,
        );
        if (settle(written)) return numbered;
        if (written.item === undefined) continue;
        item = written.item;
        // Written at the first try, whose answer was lost.
        if (numbered.every((step) => stands(item, step))) return numbered;
        // Otherwise next-step has used the number (a key was pressed): take the next one.
      }
    },
    async setState(state, signal) {
      const ahead = state === 'thinking';
      settle(
        await updateCall(
          table,
          contactId,
          {
            update: 'SET #state = :state',
            condition: ahead ? `${held} AND lastNumber = :seen` : held,
            names: { '#state': 'state' },
            values: { ':state': state, ':epoch': epoch, ...(ahead ? { ':seen': item.lastNumber } : {}) },
          },
          signal,
        ),
      );
    },
    async keepDialog(dialog, signal) {
      settle(
        await updateCall(
          table,
          contactId,
          {
            update: 'SET dialog = :dialog',
            condition: held,
            values: { ':dialog': dialog, ':epoch': epoch },
          },
          signal,
        ),
      );
    },
    async cancelWaiting(signal) {
      for (;;) {
        const waiting = waitingSteps(item);
        if (waiting.length === 0) return [];
        const names = Object.fromEntries(waiting.map((step, index) => [`#k${index}`, stepKey(step.number)]));
        const written = await updateCall(
          table,
          contactId,
          {
            update: `REMOVE ${[
              ...Object.keys(names).map((name) => `steps.${name}`),
              // What it would have come to, it has not.
              ...(waiting.some((step) => endsConversation(step.do)) ? ['outcome'] : []),
            ].join(', ')}`,
            condition: `${held} AND issued = :issued`,
            names,
            values: { ':epoch': epoch, ':issued': item.issued },
          },
          signal,
        );
        if (settle(written)) return waiting;
        if (written.item !== undefined) item = written.item;
      }
    },
  };
}
