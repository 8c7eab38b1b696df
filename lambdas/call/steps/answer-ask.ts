import { type CallItem, waitingSteps } from '../call-item.ts';
import { readCall, updateCall } from '../call-store.ts';
import { startOrchestrator } from '../lease/start-orchestrator.ts';
import { phraseStep } from '../phrase-steps.ts';
import type { Timekeeping } from '../timekeeping.ts';
import { answerDigits } from './answer-digits.ts';
import type { Ask } from './ask.ts';
import { issueStep } from './issue-step.ts';
import { type Move, nextMove } from './next-move.ts';
import { noteAsk } from './note-ask.ts';
import { noteRenewal, renewalDue } from './renewal.ts';
import type { StepAnswer } from './step.ts';
import { saidInstead, stepAnswer } from './step-answer.ts';

export interface AskSettings {
  readonly table: string;
  readonly orchestrator: string;
  /** Longest long poll. */
  readonly waitMs: number;
  /** Makes the item of a call that has none yet. */
  readonly begin: (ask: Ask, signal: AbortSignal) => Promise<CallItem>;
}

/** How often the item is read while waiting. A reply is awaited while `thinking`; otherwise the caller speaks. */
export const readEveryMs = { opening: 200, listening: 200, thinking: 25 } as const;

/**
 * An ask that ends while a reply is being made puts it off by a prompt of silence and an invocation, some 400 ms. So
 * it goes on for as long as a reply takes; still under Connect's limit of 8 s, and under next-step's own.
 */
const thinkingExtraMs = 1_500;

/**
 * "What next?": the step after `ask.after`, as soon as there is one. The same `after` always gets the same
 * step, however often Connect asks. Answers `wait` when none came within `waitMs`,
 * or a little longer while a reply is being made.
 */
export async function answerAsk(
  given: Ask,
  settings: AskSettings,
  time: Timekeeping,
  signal: AbortSignal,
): Promise<StepAnswer> {
  const deadlineMs = time.nowMs() + settings.waitMs;
  let item = await noteAsk(given, settings, time.nowMs(), signal);
  // Nothing can have been finished that was never issued.
  const ask: Ask = { ...given, after: Math.min(given.after, item.issued) };
  if (givenAgain(ask, item) === undefined && ask.digits !== undefined) {
    item = await answerDigits(settings.table, item, ask, signal);
  }

  for (;;) {
    // Looked at after every read: another try of this ask may have been given a step meanwhile.
    const again = givenAgain(ask, item);
    if (again !== undefined) return again;
    const step = waitingSteps(item)[0];
    if (step !== undefined && renewalDue(item) !== 'now') {
      const issued = await issueStep(settings.table, ask.contactId, ask.after, step, time.nowMs(), signal);
      if (issued.done) return stepAnswer(step);
      item = issued.item ?? item;
      continue;
    }
    const next = step === undefined ? nextMove(item, time.nowMs()) : 'renew';
    const moved = await move(next, ask, item, settings, time, signal);
    if ('do' in moved) return moved;
    item = moved;
    if (waitingSteps(item).length > 0) continue;
    const extraMs = item.state === 'thinking' ? thinkingExtraMs : 0;
    if (time.nowMs() >= deadlineMs + extraMs) return { step: String(ask.after), do: 'wait' };
    await time.sleep(readEveryMs[item.state], signal);
    item = (await readCall(settings.table, ask.contactId, signal)) ?? item;
  }
}

/** The answer to an ask that does not come after the newest step: a retry, or a play that failed. */
function givenAgain(ask: Ask, item: CallItem): StepAnswer | undefined {
  // A failed phrase that carried the number of a finished step: "one moment", see `move`.
  if (ask.failed !== undefined && ask.failed <= ask.after) {
    return saidInstead(phraseStep(item.phrases, 'oneMoment', ask.after));
  }
  if (item.issuedStep === undefined || ask.after >= item.issued) return undefined;
  return ask.failed === item.issued ? saidInstead(item.issuedStep) : stepAnswer(item.issuedStep);
}

async function move(
  next: Move,
  ask: Ask,
  item: CallItem,
  settings: AskSettings,
  time: Timekeeping,
  signal: AbortSignal,
): Promise<StepAnswer | CallItem> {
  switch (next) {
    case 'wait':
      // Without a stream there is nothing to wait for here: it comes with the next ask.
      return item.lease.epoch === 0 ? { step: String(ask.after), do: 'wait' } : item;
    case 'renew':
      await noteRenewal(settings.table, ask.contactId, signal);
      return { step: String(ask.after), do: 'renew' };
    case 'menu':
      await noteMenu(settings.table, item, signal);
      return { step: String(ask.after), do: 'menu' };
    case 'start': {
      const greeting = phraseStep(item.phrases, 'howCanIHelp', item.lastNumber + 1);
      const started = await startOrchestrator(settings, item, time.nowMs(), greeting, signal);
      return started.item ?? item;
    }
    case 'take-over': {
      const started = await startOrchestrator(settings, item, time.nowMs(), undefined, signal);
      if (!started.done || item.lease.released === true) return started.item ?? item;
      const again = givenAgain(ask, started.item);
      if (again !== undefined) return again;
      return stepAnswer(phraseStep(item.phrases, 'oneMoment', ask.after));
    }
  }
}

async function noteMenu(table: string, item: CallItem, signal: AbortSignal): Promise<void> {
  await updateCall(
    table,
    item.contactId,
    {
      update: 'SET outcome = :outcome',
      condition: 'attribute_not_exists(outcome)',
      values: { ':outcome': { kind: 'menu', reason: 'no-orchestrator' } },
    },
    signal,
  );
}
