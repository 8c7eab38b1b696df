import { type DialogState, noDialog, type Sentence } from '../../appointments/dialog.ts';
import type { Report } from '../../appointments/report.ts';
import type { DialogReply } from '../../appointments/take-turn.ts';
import { logger } from '../../aws/logger.ts';
import type { Rung } from '../../record/conversation-record.ts';
import type { SpokenPrompt } from '../../speaker/spoken-prompt.ts';
import type { CallHandle, UnnumberedStep } from '../call-handle.ts';
import { phraseStep } from '../phrase-steps.ts';
import type { Step } from '../steps/step.ts';
import type { Timekeeping } from '../timekeeping.ts';
import { type Closing, type ClosingFacts, closing, requestNotKept } from './closing.ts';
import { failureOf } from './failure-of.ts';
import { gapOf } from './gap-of.ts';
import { defined, type LiveTurn, noteThought } from './live-turn.ts';
import { closingOf, withLetMeCheck } from './say-dialog.ts';
import type { ReplyPart, SayOptions, Thought } from './thought.ts';

export const deliverOptions = {
  /**
   * From the lock to "one moment" while the model has not begun to reply. The lock comes some 550 ms after the
   * caller's last sound, and the phrase puts off a reply that is ready a moment later by about a second: so it is
   * said only when the reply is later than 19 in 20 (published delays).
   */
  stallAfterMs: 1_000,
  /** The same once the model has begun, for then a sentence is on its way. */
  stallAtLatestMs: 2_000,
} as const;

/** Says a reply: writes its steps as they become ready. Resolves to how the turn ended. Throws `LeaseLost`. */
export async function deliver(
  turn: LiveTurn,
  thought: Thought,
  call: CallHandle,
  asked: {
    readonly failuresBefore: number;
    /** Keeps that somebody has to call back. */
    readonly request: (kind: NonNullable<Closing['request']>) => Promise<void>;
    /** Takes the turn through the dialog that code holds. */
    readonly dialog: (report: Report, signal: AbortSignal) => Promise<DialogReply>;
    readonly say: (text: string, options: SayOptions, signal: AbortSignal) => Promise<SpokenPrompt>;
  },
  time: Timekeeping,
  signal: AbortSignal,
): Promise<Closing> {
  const facts = (): ClosingFacts => ({
    failuresBefore: asked.failuresBefore,
    spoke: turn.firstStep !== undefined,
    numberKnown: call.item().from !== undefined,
  });
  const since = (atMs: number | undefined) =>
    atMs === undefined ? undefined : atMs - turn.caller.lockedAtMs;
  const answers = { turn: turn.number, resumeFromMs: turn.caller.speechEndMs };
  let end: Closing | undefined;

  /** Writes the step of a sentence. */
  const speak = async (
    prompt: SpokenPrompt,
    sourceIds: readonly string[],
    { dialog, isLast = () => false }: { dialog?: DialogState; isLast?: () => boolean } = {},
  ): Promise<void> => {
    // Nothing of the sentence can be said aloud, and the flow takes no empty text.
    if (prompt.text === '') return;
    await stalled.settled();
    signal.throwIfAborted();
    const first = turn.firstStep === undefined;
    if (first) {
      turn.stages = {
        ...turn.stages,
        ...defined('firstAudioMs', since(prompt.firstAudioAtMs)),
        ...defined('audioMs', since(prompt.audioAtMs)),
        ...defined('storedMs', since(prompt.storedAtMs)),
      };
    }
    const [step] = await call.write(
      [promptStep(prompt, turn.number)],
      {
        state: isLast() ? 'listening' : 'thinking',
        ...(first ? { answers, patient: false } : {}),
        ...(dialog === undefined ? {} : { dialog }),
      },
      signal,
    );
    if (step === undefined) return;
    if (first) {
      turn.firstStep = step.number;
      turn.stages = { ...turn.stages, writtenMs: time.nowMs() - turn.caller.lockedAtMs };
    }
    for (const id of sourceIds) turn.sources.add(id);
    turn.said.push({ step: step.number, text: prompt.text, rung: prompt.rung });
    turn.replySteps = [...turn.replySteps, withoutNumber(step)];
  };

  /** The first sentence is a step of its own, so that it is heard while the others are synthesised. */
  const speakDialog = async (report: Report): Promise<DialogReply> => {
    await stalled.settled();
    turn.dialogBefore = call.item().dialog ?? noDialog;
    const reply = await withLetMeCheck(asked.dialog(report, signal), turn, call, time, signal);
    signal.throwIfAborted();
    const [first, ...rest] = reply.sentences;
    if (first === undefined) await call.keepDialog(reply.state, signal);
    else {
      const prompts = [first, ...(rest.length === 0 ? [] : [joined(rest)])].map(({ text, shared }, index) =>
        asked.say(text, { shared, urgent: index === 0 }, signal),
      );
      for (const prompt of prompts) prompt.catch(() => {});
      for (const prompt of prompts) await speak(await prompt, [], { dialog: reply.state });
    }
    return reply;
  };

  const stalled = stall(turn, thought, call, time, signal);
  try {
    const parts = thought.commit()[Symbol.asyncIterator]();
    for (let next = parts.next(); ; ) {
      const { value: part, done } = await next;
      if (done === true) break;
      // Read one ahead: what ends with its sentence is over in the write that says it.
      const following = ahead(parts.next());
      next = following.read;
      if (part.type === 'refused') turn.refused.push(part.text);
      else if (part.type === 'decision') {
        if (part.decision.tool === 'none') turn.handledBy = 'script';
        else turn.tool = part.decision.tool;
        const gap = gapOf(part.decision, thought);
        if (gap !== undefined) turn.gap = gap;
        end =
          part.decision.tool === 'book_appointment'
            ? closingOf(await speakDialog(part.decision.report), part.decision, facts())
            : closing(part.decision, facts());
      } else {
        await speak(await part.prompt, part.sourceIds, { isLast: () => isAnswered(following.value()) });
      }
    }
  } catch (error) {
    if (signal.aborted) throw error;
    turn.handledBy = 'script';
    end = closing({ tool: 'none', failure: failureOf(error) }, facts());
  } finally {
    await stalled.settled();
    noteThought(turn, thought.moments);
  }
  const meant = end ?? closing({ tool: 'none', failure: 'cut' }, facts());
  const kept = await keepRequest(meant, asked.request, call.contactId, signal);
  const closed = kept ? meant : requestNotKept;
  await sayClosing(turn, closed, call, time, signal);
  return closed;
}

/** Whether what the closing promises is on record; true when it promises nothing. */
async function keepRequest(
  { request }: Closing,
  keep: (kind: NonNullable<Closing['request']>) => Promise<void>,
  contactId: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (request === undefined) return true;
  try {
    await keep(request);
    return true;
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.name : 'unknown';
    logger.error('A request to call back could not be kept', { contactId, reason });
    return false;
  }
}

/** Writes the phrases and the last step of a turn, in one write. */
export async function sayClosing(
  turn: LiveTurn,
  end: Closing,
  call: CallHandle,
  time: Timekeeping,
  signal: AbortSignal,
): Promise<void> {
  const { phrases } = call.item();
  if (end.last !== undefined && end.outcome !== undefined) turn.reason = end.outcome.reason;
  const steps: UnnumberedStep[] = end.phrases.map((name) => ({
    ...withoutNumber(phraseStep(phrases, name, 0)),
    turn: turn.number,
  }));
  if (end.last === 'digits') {
    const offer = call.item().from === undefined ? 'keypadOfferPerson' : 'keypadOffer';
    steps.push({ do: 'digits', text: phraseStep(phrases, offer, 0).text ?? '', turn: turn.number });
  } else if (end.last !== undefined) steps.push({ do: end.last, turn: turn.number });
  if (steps.length === 0) {
    if (call.item().state !== 'listening') await call.setState('listening', signal);
    return;
  }
  const written = await call.write(
    steps,
    {
      state: 'listening',
      answers: { turn: turn.number, resumeFromMs: turn.caller.speechEndMs },
      patient: end.patient ?? false,
      ...(end.outcome === undefined ? {} : { outcome: end.outcome }),
      ...(end.summary === undefined ? {} : { transferSummary: end.summary }),
    },
    signal,
  );
  if (turn.firstStep === undefined && written[0] !== undefined) {
    turn.firstStep = written[0].number;
    turn.stages = { ...turn.stages, writtenMs: time.nowMs() - turn.caller.lockedAtMs };
  }
  for (const step of written) {
    const rung: Rung = step.do === 'play' ? 'said-before' : 'say';
    if (step.text !== undefined) turn.said.push({ step: step.number, text: step.text, rung });
  }
}

/** Made once: an error without a reason of its own costs a stack trace each time. */
const over = new Error('No phrase is needed any more.');

/** At most one "one moment" a turn, and only while no sentence is on its way. */
function stall(turn: LiveTurn, thought: Thought, call: CallHandle, time: Timekeeping, signal: AbortSignal) {
  const own = new AbortController();
  const either = AbortSignal.any([signal, own.signal]);
  let writing: Promise<void> | undefined;
  const wait = async (): Promise<void> => {
    const untilAfterLock = (ms: number) =>
      time.sleep(Math.max(0, turn.caller.lockedAtMs + ms - time.nowMs()), either);
    await untilAfterLock(deliverOptions.stallAfterMs);
    if (thought.moments.firstTokenAtMs !== undefined) await untilAfterLock(deliverOptions.stallAtLatestMs);
    if (turn.firstStep !== undefined) return;
    writing = (async () => {
      const phrase = withoutNumber(phraseStep(call.item().phrases, 'oneMoment', 0));
      const [step] = await call.write([{ ...phrase, turn: turn.number }], { state: 'thinking' }, signal);
      turn.stages = { ...turn.stages, stallMs: time.nowMs() - turn.caller.lockedAtMs };
      if (step?.text !== undefined)
        turn.said.push({ step: step.number, text: step.text, rung: 'said-before' });
    })();
    await writing;
  };
  const waiting = wait().catch(() => {});
  return {
    /** The phrase will not be written any more, or has been. */
    async settled(): Promise<void> {
      if (!own.signal.aborted) own.abort(over);
      await waiting;
    },
  };
}

/** What comes next, looked at without waiting for it. */
function ahead<T>(read: Promise<IteratorResult<T, unknown>>): {
  readonly read: Promise<IteratorResult<T, unknown>>;
  value(): T | undefined;
} {
  let value: T | undefined;
  read.then(
    (result) => {
      if (result.done !== true) value = result.value;
    },
    // Whoever reads on is told.
    () => {},
  );
  return { read, value: () => value };
}

/** Nothing is said behind the sentences. */
function isAnswered(part: ReplyPart | undefined): boolean {
  return part?.type === 'decision' && part.decision.tool === 'answer_from_knowledge';
}

function joined(sentences: readonly Sentence[]): Sentence {
  return {
    text: sentences.map(({ text }) => text).join(' '),
    shared: sentences.every(({ shared }) => shared),
  };
}

function promptStep(prompt: SpokenPrompt, turn: number): UnnumberedStep {
  const spoken = { text: prompt.text, durationMs: prompt.durationMs, turn };
  return prompt.promptUri === undefined
    ? { ...spoken, do: 'say' }
    : { ...spoken, do: 'play', promptUri: prompt.promptUri };
}

function withoutNumber({ number: _, turn: __, ...step }: Step): UnnumberedStep {
  return step;
}
