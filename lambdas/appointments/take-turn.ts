import { advance } from './advance.ts';
import type { DialogEvent, DialogFacts, DialogState, Ending, Move, OpenDialog, Sentence } from './dialog.ts';
import { type Effect, type EffectResult, isWrite } from './effect.ts';
import { type CallRecords, noRecords, withEvent, withRecord } from './lookups/records.ts';
import type { Report } from './report.ts';

/** The outside of a dialog. */
export interface DialogRim {
  /** Does it; never rejects but by the signal: what fails is `failed`. A write goes on when the signal aborts. */
  run(effect: Effect, signal: AbortSignal): Promise<EffectResult>;
  /** Keeps the state on the call's item, so that a successor goes on from it. Called before each write and after it. */
  keep(state: DialogState): Promise<void>;
}

export interface DialogReply {
  readonly state: DialogState;
  readonly sentences: readonly Sentence[];
  readonly ending?: Ending;
}

/** A dialog needs two or three effects a turn; one that asks for more goes round in circles. */
const mostEffects = 8;
/** Turns without progress after which a person is fetched. */
const mostIdleTurns = 3;

/** Takes one turn of the caller through the dialog: reads and writes as it asks, until it speaks. */
export async function takeTurn(
  state: DialogState,
  reported: { readonly report: Report; readonly said: string },
  facts: DialogFacts,
  rim: DialogRim,
  signal: AbortSignal,
): Promise<DialogReply> {
  let event: DialogEvent = { type: 'reported', ...reported };
  let { open } = state;
  let { deeds, records = noRecords } = state;
  let wrote = false;
  for (let effects = 0; effects <= mostEffects; effects++) {
    // After a write the dialog goes on even for nobody: that it was done must be known.
    if (!wrote) signal.throwIfAborted();
    records = withEvent(records, event);
    const move = advance(open, event, { ...facts, records });
    if (move.type === 'speak') {
      if (move.deed !== undefined) deeds = [...deeds, move.deed];
      const reply = spoken(state, move, { deeds, records: withRecord(records, move.found) });
      if (wrote) await rim.keep(reply.state);
      return reply;
    }
    open = move.open;
    wrote = isWrite(move.effect);
    if (wrote) await rim.keep({ ...state, open, deeds, records });
    event = await rim.run(move.effect, signal);
  }
  return {
    state: { idleTurns: 0, deeds, records },
    sentences: [],
    ending: { type: 'person', reason: 'dialog-astray' },
  };
}

function spoken(
  before: DialogState,
  { open, sentences, ending }: Extract<Move<OpenDialog>, { type: 'speak' }>,
  kept: { readonly deeds: DialogState['deeds']; readonly records: CallRecords },
): DialogReply {
  const { deeds } = kept;
  const learnt = deeds.length > before.deeds.length || progressOf(open) !== progressOf(before.open);
  const idleTurns = open === undefined || learnt ? 0 : before.idleTurns + 1;
  if (idleTurns >= mostIdleTurns) {
    return {
      state: { idleTurns: 0, ...kept },
      sentences: [],
      ending: { type: 'person', reason: 'dialog-stuck' },
    };
  }
  const state = { idleTurns, ...kept, ...(open === undefined ? {} : { open }) };
  return { state, sentences, ...(ending === undefined ? {} : { ending }) };
}

/** What the dialog has learnt so far; without what the caller's words merely were. */
function progressOf(open: OpenDialog | undefined): string {
  if (open === undefined) return '';
  return JSON.stringify(open, (key, value: unknown) => (passing.has(key) ? undefined : value));
}

/** What changes with every turn. */
const passing: ReadonlySet<string> = new Set(['heard', 'asked', 'id', 'code', 'bookedAtMs', 'saidAtMs']);
