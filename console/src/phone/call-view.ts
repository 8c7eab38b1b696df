import type { PhoneEvent, TurnEvent } from '../../../simulator/phone/phone-event.ts';

type Ended = Extract<PhoneEvent, { readonly type: 'ended' }>;
type Complete = Extract<PhoneEvent, { readonly type: 'complete' }>;

/** One thing of the conversation, in the order of `atMs`, ms since the start of the call. */
export type Entry =
  | { readonly kind: 'agent'; readonly atMs: number; readonly text: string }
  | { readonly kind: 'caller'; readonly atMs: number; readonly text: string }
  | { readonly kind: 'key'; readonly atMs: number }
  | { readonly kind: 'turn'; readonly atMs: number; readonly turn: TurnEvent };

export interface TypedLine {
  readonly line: number;
  readonly text: string;
}

export interface Draft {
  readonly resultId: string;
  readonly text: string;
}

/** All that the page shows of a call. */
export interface CallView {
  readonly phase: 'idle' | 'dialling' | 'active' | 'ended';
  /** ISO 8601: the simulated time at which the call began. */
  readonly clock?: string;
  /** E.164; absent when withheld. */
  readonly from?: string;
  readonly entries: readonly Entry[];
  /** Typed, and not yet spoken. */
  readonly waiting: readonly TypedLine[];
  /** Heard since the last turn was taken. */
  readonly drafts: readonly Draft[];
  /** Results whose words a turn has taken; what Transcribe goes on to say about them is old. */
  readonly takenResults: readonly string[];
  readonly keypadOpen: boolean;
  readonly ended?: Pick<Ended, 'atMs' | 'reason' | 'problem'>;
  /** Set when all is known that ever will be; `undefined` inside when the product stored no outcome. */
  readonly complete?: Pick<Complete, 'outcome'>;
}

export const noCall: CallView = {
  phase: 'idle',
  entries: [],
  waiting: [],
  drafts: [],
  takenResults: [],
  keypadOpen: false,
};

/** What the page does itself, beside the events that it is told. */
export type CallAction =
  | PhoneEvent
  | { readonly type: 'dial' }
  | { readonly type: 'not-placed' }
  /** The server is gone, or knows no such call any more. */
  | { readonly type: 'lost' };

export function callView(view: CallView, action: CallAction): CallView {
  switch (action.type) {
    case 'dial':
      return { ...noCall, phase: 'dialling' };
    case 'not-placed':
      return noCall;
    case 'lost':
      return { ...view, phase: 'ended', waiting: [], drafts: [], keypadOpen: false, complete: {} };
    case 'started':
      return {
        ...view,
        phase: 'active',
        clock: action.clock,
        ...(action.from === undefined ? {} : { from: action.from }),
      };
    case 'typed':
      return { ...view, waiting: [...view.waiting, { line: action.line, text: action.text }] };
    case 'caller':
      return {
        ...view,
        waiting: view.waiting.filter(({ line }) => line !== action.line),
        entries: inOrder(view.entries, { kind: 'caller', atMs: action.atMs, text: action.text }),
      };
    case 'key':
      return { ...view, entries: inOrder(view.entries, { kind: 'key', atMs: action.atMs }) };
    case 'keypad':
      return { ...view, keypadOpen: action.open };
    case 'draft':
      return withDraft(view, { resultId: action.resultId, text: action.text });
    case 'agent':
      return {
        ...view,
        entries: inOrder(view.entries, { kind: 'agent', atMs: action.atMs, text: action.text }),
      };
    case 'turn':
      return withTurn(view, action);
    case 'audio':
      return view;
    case 'ended': {
      const { atMs, reason, problem } = action;
      const ended = problem === undefined ? { atMs, reason } : { atMs, reason, problem };
      return { ...view, phase: 'ended', waiting: [], drafts: [], keypadOpen: false, ended };
    }
    case 'complete':
      return { ...view, complete: action.outcome === undefined ? {} : { outcome: action.outcome } };
  }
}

function withDraft(view: CallView, draft: Draft): CallView {
  if (view.phase !== 'active' || view.takenResults.includes(draft.resultId)) return view;
  const known = view.drafts.some(({ resultId }) => resultId === draft.resultId);
  const drafts = known
    ? view.drafts.map((one) => (one.resultId === draft.resultId ? draft : one))
    : [...view.drafts, draft];
  return { ...view, drafts };
}

function withTurn(view: CallView, turn: TurnEvent): CallView {
  const entry: Entry = { kind: 'turn', atMs: turn.atMs, turn };
  if (view.entries.some((one) => one.kind === 'turn' && one.turn.turn === turn.turn)) {
    const others = view.entries.filter((one) => one.kind !== 'turn' || one.turn.turn !== turn.turn);
    return { ...view, entries: inOrder(others, entry) };
  }
  return {
    ...view,
    entries: inOrder(view.entries, entry),
    drafts: [],
    takenResults: [...view.takenResults, ...view.drafts.map(({ resultId }) => resultId)],
  };
}

/** After everything that is not later. */
function inOrder(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  const before = entries.findLastIndex(({ atMs }) => atMs <= entry.atMs) + 1;
  return entries.toSpliced(before, 0, entry);
}
