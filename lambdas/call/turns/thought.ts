import type { Decision, DecisionEvent, Exchange, Passage } from '../../brain/decision.ts';
import type { ModelUse } from '../../model/model-use.ts';
import type { SpokenPrompt } from '../../speaker/spoken-prompt.ts';
import { spokenLengthMs } from '../phrase-steps.ts';
import { asyncQueue } from './async-queue.ts';
import { latch } from './latch.ts';

/** What a thought is made with: the open knowledge, the model, and the voice of this call. */
export interface ThoughtParts {
  search(text: string, signal: AbortSignal): Promise<readonly Passage[]>;
  think(
    asked: {
      readonly said: string;
      readonly history: readonly Exchange[];
      readonly passages: readonly Passage[];
      /** Resolves when the caller begins to wait for it; absent when nobody will. */
      readonly waited?: Promise<void>;
      /** Counted up by what it takes of the model. */
      readonly use: ModelUse;
    },
    signal: AbortSignal,
  ): AsyncIterable<DecisionEvent>;
  /** Opens what the next sentence will need, ahead of it. */
  prepare(): void;
  say(sentence: string, options: SayOptions, signal: AbortSignal): Promise<SpokenPrompt>;
}

export interface SayOptions {
  /** Nothing of a caller is in it: its sound may be kept for other calls. */
  readonly shared: boolean;
  /** The caller has asked for it to be said more slowly. */
  readonly slowly?: boolean;
  /** The caller waits for it, and nothing is being played. */
  readonly urgent?: boolean;
}

/** A piece of the reply, in the order in which it is to be said. */
export type ReplyPart =
  | { readonly type: 'prompt'; readonly prompt: Promise<SpokenPrompt>; readonly sourceIds: readonly string[] }
  | { readonly type: 'refused'; readonly text: string }
  | { readonly type: 'decision'; readonly decision: Decision };

/** Wall clock, epoch ms. */
export interface ThoughtMoments {
  startedAtMs: number;
  retrievedAtMs?: number;
  firstTokenAtMs?: number;
  sentenceAtMs?: number;
}

/** A reply being thought out, perhaps on a draft. Nothing of it shows until it is committed. */
export interface Thought {
  /** What the caller is taken to have said. */
  readonly text: string;
  /** What was searched for. */
  readonly query: string;
  /** Nothing near it stands in the knowledge. */
  foundNothing(): boolean;
  readonly moments: Readonly<ThoughtMoments>;
  /** Resolves when the model begins to reply, if the thought is still wanted then. */
  readonly begun: Promise<void>;
  /** It will most likely be said: a second model may be asked, too. */
  hurry(): void;
  /** The first sentence is in synthesis, or further. */
  speaking(): boolean;
  /** The turn is locked on this text: the rest is spoken, too. */
  commit(): AsyncIterable<ReplyPart>;
  /**
   * It will not be said. It goes on until its first sentence has a sound that others may use, for the reply to the
   * words that the caller did say is often the same sentence.
   */
  retire(): void;
  abort(): void;
}

/** Sentences after the first are joined to about this length of speech a prompt. */
const joinedMs = 4_000;

/**
 * Starts to think about `said`: retrieval, the model's reply, and the sound of its first sentence. The sentences
 * after it wait for the commit, so that a draft that changes costs one sentence at most.
 */
export function startThought(
  asked: {
    readonly said: string;
    readonly query: string;
    readonly history: readonly Exchange[];
    /** It may be said: not of a rehearsal. */
    readonly sayable: boolean;
    readonly use: ModelUse;
  },
  parts: ThoughtParts,
  signal: AbortSignal,
  now: () => number,
): Thought {
  const own = new AbortController();
  const either = AbortSignal.any([signal, own.signal]);
  const queue = asyncQueue<ReplyPart>();
  const committed = latch();
  const wanted = latch();
  const begun = latch();
  const moments: ThoughtMoments = { startedAtMs: now() };
  let speaking = false;
  let foundNothing = false;
  let retired = false;
  let firstPrompt: Promise<unknown> | undefined;

  const say = (text: string, shared: boolean, sourceIds: readonly string[]): Promise<SpokenPrompt> => {
    const prompt = parts.say(text, { shared, urgent: !speaking }, either);
    // An aborted thought is never iterated to its end: its failures have nobody to go to.
    prompt.catch(() => {});
    queue.push({ type: 'prompt', prompt, sourceIds });
    return prompt;
  };

  const run = async (): Promise<void> => {
    // Neither request is aborted with the thought: a new connection takes longer than what is left of them.
    const passages = await parts.search(asked.query, signal);
    either.throwIfAborted();
    moments.retrievedAtMs = now();
    foundNothing = passages.length === 0;
    parts.prepare();
    let rest: { text: string; shared: boolean; sourceIds: readonly string[] } | undefined;
    const flush = async (): Promise<void> => {
      if (rest === undefined) return;
      const joined = rest;
      rest = undefined;
      await committed.passed;
      either.throwIfAborted();
      await say(joined.text, joined.shared, joined.sourceIds);
    };
    // Left, not aborted: the model's reply runs out unread, and its connection serves the next thought.
    const { said, history, use } = asked;
    const waited = asked.sayable ? { waited: wanted.passed } : {};
    for await (const event of parts.think({ said, history, passages, use, ...waited }, signal)) {
      either.throwIfAborted();
      if (event.type === 'first-token') {
        moments.firstTokenAtMs = now();
        begun.open();
      }
      if (event.type === 'refused') queue.push({ type: 'refused', text: event.text });
      else if (event.type === 'decision') {
        await flush();
        queue.push({ type: 'decision', decision: event.decision });
      } else if (event.type === 'sentence' && !speaking) {
        if (retired && !event.ofKnowledgeAlone) return;
        moments.sentenceAtMs = now();
        // Not awaited: the model goes on writing while the sentence is synthesised.
        firstPrompt = say(event.text, event.ofKnowledgeAlone, event.sourceIds);
        speaking = true;
        if (retired) return;
      } else if (event.type === 'sentence') {
        const text = rest === undefined ? event.text : `${rest.text} ${event.text}`;
        if (rest !== undefined && spokenLengthMs(text) > joinedMs) await flush();
        rest =
          rest === undefined
            ? { text: event.text, shared: event.ofKnowledgeAlone, sourceIds: event.sourceIds }
            : { text, shared: rest.shared && event.ofKnowledgeAlone, sourceIds: event.sourceIds };
      }
    }
  };
  const abort = (): void => {
    own.abort();
    queue.end(own.signal.reason);
    committed.open();
  };
  /** Once its last sound is stored, nothing of a retired thought is of use. */
  const endRetired = (): void => {
    void Promise.allSettled([firstPrompt]).then(abort);
  };
  void run()
    .then(
      () => queue.end(),
      (error: unknown) => queue.end(error),
    )
    .then(() => {
      if (retired) endRetired();
    });

  return {
    text: asked.said,
    query: asked.query,
    foundNothing: () => foundNothing,
    moments,
    begun: begun.passed,
    hurry: wanted.open,
    speaking: () => speaking,
    commit: () => {
      wanted.open();
      committed.open();
      return queue;
    },
    retire: () => {
      retired = true;
      if (speaking) endRetired();
    },
    abort,
  };
}
