import type { DialogState } from '../../appointments/dialog.ts';
import type { Report } from '../../appointments/report.ts';
import type { DialogReply } from '../../appointments/take-turn.ts';
import { type CodeRequest, misunderstandings, type PastTurn } from '../../brain/code-request.ts';
import type { Exchange } from '../../brain/decision.ts';
import type { CallerTurn, Draft, ListenerEvent, PlayingPrompt } from '../../listener/listener-event.ts';
import { noUse } from '../../model/model-use.ts';
import { digitRuns } from '../../privacy/spoken-digits.ts';
import type { CallHandle, UnnumberedStep } from '../call-handle.ts';
import { type CallItem, waitingSteps } from '../call-item.ts';
import { endsConversation } from '../steps/step.ts';
import type { Timekeeping } from '../timekeeping.ts';
import { type AudioArrival, withAudio } from './audio-arrival.ts';
import { breakSilence } from './break-silence.ts';
import { codeReply } from './code-reply.ts';
import { deliver, sayClosing } from './deliver.ts';
import { draftMove, isLikelyAll, isWorthLookingAhead } from './draft-move.ts';
import { giveUp } from './give-up.ts';
import { type LiveTurn, liveTurn, noteIssue } from './live-turn.ts';
import { type CallerWords, maskedExchanges, maskedHeard, maskedWords } from './masked-words.ts';
import { promptPlaying } from './prompt-playing.ts';
import { sameWords } from './same-words.ts';
import { silenceMove } from './silence-move.ts';
import { startThought, type Thought, type ThoughtParts } from './thought.ts';

export interface ConversationParts extends ThoughtParts {
  readonly call: CallHandle;
  readonly time: Timekeeping;
  /** What code answers by itself, `before` being the turns so far, oldest first. */
  codeRequest(said: string, before: readonly PastTurn[]): CodeRequest | undefined;
  /** What retrieval looks for: the words alone, or joined with what was said before. */
  query(said: string, history: readonly Exchange[]): string;
  /** The caller begins to speak: what their turn will need may be looked for. */
  callerSpeaks(): void;
  /** Retrieval may begin for words that are not all yet. */
  lookAhead(query: string, signal: AbortSignal): void;
  /** Whether a draft may be thought about: not while the model is short of capacity for those who wait. */
  mayThinkAhead(): boolean;
  /** The exchanges of an earlier holder, oldest first. */
  readonly earlier: readonly Exchange[];
  /** Its turns, oldest first. */
  readonly earlierTurns: readonly PastTurn[];
  /** Stores a turn whose reply is written, and again when more of it is known. `heard` is without card numbers. */
  store(turn: LiveTurn, heard: string): Promise<void>;
  /** Keeps that somebody has to call back; rejects when it could not. */
  request(kind: 'booking', turn: LiveTurn): Promise<void>;
  /** Takes a turn through the dialog that code holds, from where the call's item says that it stands. */
  dialog(report: Report, turn: LiveTurn, said: string, signal: AbortSignal): Promise<DialogReply>;
}

/** The turns of a call, as one holder takes them. */
export interface Conversation {
  /** Takes in what the listener tells; resolves when the next event may come. Throws `LeaseLost`. */
  hear(event: ListenerEvent): Promise<void>;
  /** Takes in the item as just seen; at least once a second. Throws `LeaseLost`. */
  see(item: CallItem): Promise<void>;
  playing(): PlayingPrompt | undefined;
  /** How much longer than usual to wait for the caller. */
  patience(): number;
  inPause(): boolean;
  lastAudioAtMs(): number;
  /** Stops everything that runs and stores what there is. */
  finish(): Promise<void>;
}

export function converse(parts: ConversationParts, signal: AbortSignal): Conversation {
  const { call, time } = parts;
  const turns: LiveTurn[] = [];
  let speculation: Thought | undefined;
  /** Thoughts of this turn that will not be said themselves. */
  let rehearsals: readonly Thought[] = [];
  let begun = 0;
  let reply: { turn: LiveTurn; stop: AbortController; task: Promise<void> } | undefined;
  /** A turn whose reply nobody has heard anything of: what follows belongs to it. */
  let carried: LiveTurn | undefined;
  /** What is thought about for the turn that is being said takes of the model. */
  let use = noUse();
  let lastReply: readonly UnnumberedStep[] = [];
  let audio: AudioArrival = { lastAtMs: time.nowMs() };
  let lastWordsAtMs = time.nowMs();
  let speakingSinceMs: number | undefined;
  let quietSinceMs = time.nowMs();
  let finished = 0;
  let askedStillThere = false;
  const patient = (): boolean => call.item().patient === true;
  let broken: unknown;

  const words = (before: readonly LiveTurn[] = turns): CallerWords => ({
    earlier: parts.earlier,
    turns: before,
  });
  const history = (): readonly Exchange[] => maskedExchanges(words(), call.item().asked.after);

  const past = (): readonly PastTurn[] => [
    ...parts.earlierTurns,
    ...turns.map(({ heard, handledBy, sources }) => ({ heard, handledBy, sources: [...sources] })),
  ];

  const startThinking = (said: string, sayable: boolean): Thought => {
    const exchanges = history();
    const last = turns.at(-1);
    const masked = maskedWords(words(last?.heard === said ? turns.slice(0, -1) : turns), said);
    const asked = { said, query: parts.query(masked, exchanges), history: exchanges, sayable, use };
    const think: ThoughtParts['think'] = (request, stop) => parts.think({ ...request, said: masked }, stop);
    return startThought(asked, { ...parts, think }, signal, time.nowMs);
  };

  const think = (said: string): Thought => {
    const thought = startThinking(said, true);
    // Reads of next-step become frequent when a reply is on its way: before that they would find none.
    void thought.begun.then(() => call.setState('thinking', signal)).catch(() => {});
    return thought;
  };

  const rehearse = (thought: Thought): void => {
    thought.retire();
    rehearsals = [...rehearsals, thought];
  };

  const endRehearsals = (): void => {
    for (const thought of rehearsals) thought.abort();
    rehearsals = [];
  };

  const dropSpeculation = (): void => {
    speculation?.abort();
    speculation = undefined;
  };

  /** The caller speaks: what has not been issued is not said any more. */
  const interrupt = async (): Promise<void> => {
    const stopped = reply;
    reply = undefined;
    stopped?.stop.abort();
    await stopped?.task;
    const cancelled = await call.cancelWaiting(signal);
    for (const turn of turns) {
      const gone = (step: number) => cancelled.some((other) => other.number === step);
      turn.said.splice(0, turn.said.length, ...turn.said.filter((said) => !gone(said.step)));
      if (cancelled.some((step) => step.turn === turn.number && endsConversation(step.do)))
        delete turn.reason;
    }
    const last = turns.at(-1);
    if (last === undefined) return;
    const unheard =
      last.firstStep === undefined
        ? stopped?.turn === last
        : cancelled.some((step) => step.number === last.firstStep);
    if (!unheard) return;
    carried = turns.pop();
    use = last.use;
    await takeBack(last.dialogBefore);
  };

  /** What was asked or read back has not been heard; what was written stands. */
  const takeBack = async (before: DialogState | undefined): Promise<void> => {
    const now = call.item().dialog;
    if (before === undefined || now === undefined) return;
    if (now.open?.writing === true || now.deeds.length !== before.deeds.length) return;
    // What was tried and found is known, heard or not.
    const { records } = now;
    await call.keepDialog({ ...before, ...(records === undefined ? {} : { records }) }, signal);
  };

  const onDraft = async (draft: Draft): Promise<void> => {
    lastWordsAtMs = draft.atMs;
    speakingSinceMs ??= draft.atMs;
    askedStillThere = false;
    if (reply !== undefined || waitingSteps(call.item()).length > 0) await interrupt();
    const said = carried === undefined ? draft.text : `${carried.heard} ${draft.text}`;
    const move = draftMove({ ...draft, text: said }, speculation, begun);
    if ((move === 'start' || move === 'rehearse') && speculation !== undefined) {
      // Mostly a word was heard wrong, and the reply is the same.
      rehearse(speculation);
      speculation = undefined;
    } else if (move === 'drop') dropSpeculation();
    if (!parts.mayThinkAhead() || parts.codeRequest(draft.text, past()) !== undefined) return;
    const ahead = move === 'none' || move === 'rehearse';
    if (ahead && isWorthLookingAhead(said))
      parts.lookAhead(parts.query(maskedWords(words(), said), history()), signal);
    if (move === 'start') {
      begun += 1;
      speculation = think(said);
    } else if (move === 'rehearse' && !rehearsals.some((thought) => sameWords(thought.text, said))) {
      begun += 1;
      rehearse(startThinking(said, false));
    }
    if (isLikelyAll(draft)) speculation?.hurry();
  };

  const onTurn = async (caller: CallerTurn): Promise<void> => {
    lastWordsAtMs = time.nowMs();
    speakingSinceMs = undefined;
    begun = 0;
    if (reply !== undefined || waitingSteps(call.item()).length > 0) await interrupt();
    const heard = carried === undefined ? caller.text : `${carried.heard} ${caller.text}`;
    const number = carried?.number ?? call.item().turn + 1 + pendingTurns();
    const before = past();
    const asked = parts.codeRequest(caller.text, before);
    const failuresBefore = misunderstandings(before);
    const whole = {
      ...caller,
      speechStartMs: carried?.caller.speechStartMs ?? caller.speechStartMs,
      drafts: [...(carried?.caller.drafts ?? []), ...caller.drafts],
    };
    const turn = liveTurn(number, heard, whole, use);
    carried = undefined;
    turns.push(turn);
    const thought =
      asked !== undefined
        ? undefined
        : speculation !== undefined && sameWords(speculation.text, heard)
          ? speculation
          : undefined;
    if (thought === undefined) dropSpeculation();
    speculation = undefined;
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    const task =
      asked === undefined
        ? byBrain(turn, thought ?? think(heard), failuresBefore, either)
        : byCode(turn, asked, either);
    use = noUse();
    reply = { turn, stop, task: task.finally(() => settle(turn)) };
    reply.task.catch(() => {});
  };

  /** Turns taken but not yet answered: their numbers are in use. */
  const pendingTurns = (): number => turns.filter((turn) => turn.number > call.item().turn).length;

  const byBrain = async (
    turn: LiveTurn,
    thought: Thought,
    failuresBefore: number,
    stop: AbortSignal,
  ): Promise<void> => {
    // Who interrupts does not wait for what the thought would have come to.
    stop.addEventListener('abort', thought.abort, { once: true });
    try {
      const request = (kind: 'booking') => parts.request(kind, turn);
      const dialog = (report: Report, until: AbortSignal) =>
        parts.dialog(report, turn, maskedHeard(words(), turn), until);
      const { say } = parts;
      await deliver(turn, thought, call, { failuresBefore, request, dialog, say }, time, stop);
      lastReply = turn.replySteps;
    } catch (error) {
      thought.abort();
      if (!stop.aborted) broken = error;
    }
  };

  const byCode = async (turn: LiveTurn, request: CodeRequest, stop: AbortSignal): Promise<void> => {
    try {
      turn.handledBy = 'code';
      const end = codeReply(
        request,
        lastReply.map((step) => step.text ?? ''),
      );
      if (end.again === undefined) return await sayClosing(turn, end, call, time, stop);
      const again: UnnumberedStep[] = [];
      for (const step of lastReply) again.push(end.again.slowly ? await slowly(step, stop) : step);
      const written = await call.write(
        again,
        { state: 'listening', answers: { turn: turn.number, resumeFromMs: turn.caller.speechEndMs } },
        stop,
      );
      const first = written[0];
      if (first !== undefined) turn.firstStep = first.number;
      for (const step of written) {
        turn.said.push({
          step: step.number,
          text: step.text ?? '',
          rung: step.do === 'play' ? 'said-before' : 'say',
        });
      }
    } catch (error) {
      if (!stop.aborted) broken = error;
    }
  };

  const slowly = async (step: UnnumberedStep, stop: AbortSignal): Promise<UnnumberedStep> => {
    const { text = '' } = step;
    const prompt = await parts.say(text, { shared: false, slowly: true }, stop);
    return prompt.promptUri === undefined
      ? { do: 'say', text, durationMs: prompt.durationMs }
      : { do: 'play', text, promptUri: prompt.promptUri, durationMs: prompt.durationMs };
  };

  const settle = async (turn: LiveTurn): Promise<void> => {
    endRehearsals();
    if (reply?.turn === turn) reply = undefined;
    if (!turns.includes(turn)) return;
    await store(turn);
    if (digitRuns(turn.heard).length === 0) return;
    // What was a few digits then may now be the beginning of a card number.
    const begun = turns.slice(0, turns.indexOf(turn)).filter(({ heard }) => digitRuns(heard).length > 0);
    for (const one of begun.slice(-3)) await store(one);
  };

  const stored = new Map<LiveTurn, number>();
  const store = async (turn: LiveTurn): Promise<void> => {
    stored.set(turn, turn.use.outputTokens);
    await parts.store(turn, maskedHeard(words(), turn));
  };

  const noteSilence = async (item: CallItem): Promise<void> => {
    if (reply !== undefined || speculation !== undefined || speakingSinceMs !== undefined) return;
    if (waitingSteps(item).length > 0 || item.asked.after < item.issued || item.issued === 0) return;
    const move = silenceMove({
      sinceMs: Math.max(lastWordsAtMs, quietSinceMs),
      nowMs: time.nowMs(),
      audio,
      flowAskedAtMs: item.asked.atMs,
      asked: askedStillThere,
      patient: patient(),
    });
    if (move === 'none') return;
    await breakSilence(move, call, signal);
    if (move === 'ask') askedStillThere = true;
  };

  return {
    async hear(event) {
      if (broken !== undefined) throw broken;
      switch (event.type) {
        case 'speech-started':
          speakingSinceMs = time.nowMs();
          parts.callerSpeaks();
          // What is playing now decides whether this is an echo, an interruption, or an answer.
          await call.refresh(signal);
          return;
        case 'draft':
          return onDraft(event);
        case 'turn':
          return onTurn(event);
        case 'heartbeat':
          audio = withAudio(audio, event.atMs);
          return;
        case 'deaf':
          return giveUp(call, 'deaf', signal);
      }
    },
    async see(item) {
      if (broken !== undefined) throw broken;
      if (item.asked.after >= item.issued && item.issued > finished) {
        finished = item.issued;
        quietSinceMs = item.asked.atMs;
      }
      // A noise that never became words.
      if (speakingSinceMs !== undefined && time.nowMs() - Math.max(speakingSinceMs, lastWordsAtMs) > 4_000) {
        speakingSinceMs = undefined;
      }
      for (const turn of turns) {
        if (noteIssue(turn, item.issuedStep, item.issuedAtMs)) await store(turn);
      }
      await noteSilence(item);
    },
    playing: () => promptPlaying(call.item()),
    patience: () => (patient() ? 2 : 1),
    inPause: () =>
      reply === undefined &&
      speculation === undefined &&
      speakingSinceMs === undefined &&
      waitingSteps(call.item()).length === 0,
    lastAudioAtMs: () => audio.lastAtMs,
    async finish() {
      dropSpeculation();
      endRehearsals();
      reply?.stop.abort();
      await reply?.task.catch(() => {});
      // Replies that nobody read have run out since.
      for (const turn of turns) {
        if (stored.has(turn) && stored.get(turn) !== turn.use.outputTokens) await store(turn);
      }
    },
  };
}
