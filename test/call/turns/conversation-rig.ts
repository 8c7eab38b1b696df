import { noDialog } from '../../../lambdas/appointments/dialog.ts';
import type { DecisionEvent } from '../../../lambdas/brain/decision.ts';
import { openCall } from '../../../lambdas/call/call-handle.ts';
import type { CallItem } from '../../../lambdas/call/call-item.ts';
import { readCall } from '../../../lambdas/call/call-store.ts';
import { answerAsk } from '../../../lambdas/call/steps/answer-ask.ts';
import {
  type Conversation,
  type ConversationParts,
  converse,
} from '../../../lambdas/call/turns/conversation.ts';
import type { LiveTurn } from '../../../lambdas/call/turns/live-turn.ts';
import type { CallerTurn, Draft } from '../../../lambdas/listener/listener-event.ts';
import type { CallsTable } from '../calls-table.ts';

export interface ConversationRig {
  readonly conversation: Conversation;
  /** What was thought about, in order. */
  readonly thoughts: readonly {
    readonly said: string;
    readonly history: string;
    readonly hedged: boolean;
    readonly hurried: boolean;
    readonly signal: AbortSignal;
  }[];
  readonly stored: readonly LiveTurn[];
  readonly requests: readonly string[];
  draft(text: string, over?: Partial<Draft>): Promise<void>;
  lock(text: string, over?: Partial<CallerTurn>): Promise<void>;
  /** What the flow is told next. */
  ask(after: number): Promise<{ readonly step: string; readonly do: string; readonly text?: string }>;
  item(): Promise<CallItem>;
  end(): Promise<void>;
}

const events = (sentences: readonly string[], ofKnowledgeAlone: boolean): readonly DecisionEvent[] => [
  { type: 'first-token' },
  ...sentences.map(
    (text): DecisionEvent => ({ type: 'sentence', text, sourceIds: ['s1'], ofKnowledgeAlone }),
  ),
  { type: 'decision', decision: { tool: 'answer_from_knowledge', sourceIds: ['s1'] } },
];

/** A conversation on a real item, with replies as recorded: `reply` gives the events of a thought. */
export async function startConversation(
  calls: CallsTable,
  reply: (said: string) => readonly DecisionEvent[] | Promise<readonly DecisionEvent[]> = (said) =>
    answer(`About ${said}.`),
  over: Partial<ConversationParts> = {},
  itemOver: Partial<CallItem> = {},
): Promise<ConversationRig> {
  const ending = new AbortController();
  const nowMs = Date.now();
  const item = await calls.call({
    startedAtMs: nowMs,
    lease: { holder: 'h', epoch: 1, untilMs: nowMs + 600_000 },
    asked: { after: 3, atMs: nowMs },
    issuedAtMs: nowMs,
    ...itemOver,
  });
  const call = openCall(calls.table, item);
  const thoughts: {
    said: string;
    history: string;
    hedged: boolean;
    hurried: boolean;
    signal: AbortSignal;
  }[] = [];
  const stored: LiveTurn[] = [];
  const requests: string[] = [];
  const conversation = converse(
    {
      call,
      time: {
        nowMs: () => Date.now(),
        sleep: (_, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
      },
      codeRequest: () => undefined,
      query: (said) => said,
      earlier: [],
      earlierTurns: [],
      mayThinkAhead: () => true,
      callerSpeaks: () => {},
      lookAhead: () => {},
      search: async () => [],
      async *think({ said, history, waited, use }, signal) {
        use.requests += 1;
        const thought = {
          said,
          hedged: waited !== undefined,
          hurried: false,
          history: history.map((one) => `${one.caller} / ${one.agent}`).join(' | '),
          signal,
        };
        thoughts.push(thought);
        void waited?.then(() => {
          thought.hurried = true;
        });
        for (const event of await reply(said)) {
          signal.throwIfAborted();
          yield event;
        }
      },
      prepare: () => {},
      say: async (text) => ({ text, rung: 'say', durationMs: 1_000 }),
      store: async (turn) => {
        if (!stored.includes(turn)) stored.push(turn);
      },
      request: async (kind) => {
        requests.push(kind);
      },
      dialog: async () => ({ state: noDialog, sentences: [], ending: { type: 'call-back' } }),
      ...over,
    },
    ending.signal,
  );
  return {
    conversation,
    thoughts,
    stored,
    requests,
    draft: (text, more = {}) =>
      conversation.hear({
        type: 'draft',
        text,
        stable: true,
        silentForMs: 200,
        uncoveredMs: 0,
        atMs: Date.now(),
        ...more,
      }),
    lock: (text, more = {}) =>
      conversation.hear({
        type: 'turn',
        text,
        speechStartMs: 1_000,
        speechEndMs: 2_000,
        lockedAtMs: Date.now(),
        drafts: [],
        interrupted: false,
        ...more,
      }),
    ask: (after) =>
      answerAsk(
        { contactId: item.contactId, after },
        calls.askSettings,
        { nowMs: () => Date.now(), sleep: () => new Promise(setImmediate) },
        AbortSignal.timeout(5_000),
      ),
    async item() {
      const found = await readCall(calls.table, item.contactId, AbortSignal.timeout(5_000));
      if (found === undefined) throw new Error('The call is gone.');
      return found;
    },
    async end() {
      ending.abort();
      await conversation.finish();
    },
  };
}

export const answer = (...sentences: readonly string[]) => events(sentences, false);
/** The same, in words of the knowledge alone. */
export const shared = (...sentences: readonly string[]) => events(sentences, true);
