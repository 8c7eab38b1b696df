import { randomUUID } from 'node:crypto';
import type { AgentEnvironment } from '../aws/environment.ts';
import { logger } from '../aws/logger.ts';
import type { ListenerEvent, PlayingPrompt } from '../listener/listener-event.ts';
import { type CallHandle, LeaseLost, openCall } from './call-handle.ts';
import type { CallItem } from './call-item.ts';
import { confirmLease, renewLease } from './lease/confirm-lease.ts';
import { type HoldEnd, holdEnd } from './lease/hold-end.ts';
import type { OrchestratorStart } from './lease/start-orchestrator.ts';
import { leaseOptions, releaseLease } from './lease/take-lease.ts';
import { NotOpened, openInTime } from './open-in-time.ts';
import { phraseStep } from './phrase-steps.ts';
import { recordCall } from './record-call.ts';
import type { Timekeeping } from './timekeeping.ts';
import { type Conversation, type ConversationParts, converse } from './turns/conversation.ts';
import { giveUp } from './turns/give-up.ts';

/** The two ends of a call that the conversation does not know: where the voice comes from, and what it is answered with. */
export interface HoldParts {
  listen(
    options: {
      readonly streamArn: string;
      readonly contactId: string;
      readonly fromMs: number;
      readonly playing: () => PlayingPrompt | undefined;
      readonly patience: () => number;
    },
    signal: AbortSignal,
  ): AsyncIterable<ListenerEvent>;
  /** What the conversation is made of, opened for this call; given up after `openWithinMs`. */
  open(call: CallHandle, signal: AbortSignal): Promise<ConversationParts>;
}

export interface HoldSettings {
  readonly environment: AgentEnvironment;
  /** What Lambda leaves this invocation. */
  readonly remainingMs: () => number;
}

/**
 * Holds a call from the start of this orchestrator to its end: listens, takes turns, renews the lease. Resolves
 * to why it ended; nothing of it runs on afterwards.
 */
export async function holdCall(
  start: OrchestratorStart,
  settings: HoldSettings,
  parts: HoldParts,
  time: Timekeeping,
): Promise<HoldEnd> {
  const table = settings.environment.CALLS_TABLE;
  const ending = new AbortController();
  const { signal } = ending;
  const confirmed = await confirmLease(table, start, randomUUID(), time.nowMs(), signal);
  if (!confirmed.done) return 'replaced';
  const call = openCall(table, confirmed.item);

  let end: HoldEnd | undefined;
  const endAs = (why: HoldEnd): void => {
    end ??= why;
    ending.abort();
  };
  let conversation: Conversation | undefined;
  const renewing = renewUntilEnd(call, settings, () => conversation, time, signal).then(endAs);
  try {
    const opened = await openInTime((stop) => parts.open(call, stop), time, signal);
    conversation = converse(opened, signal);
    await takeTurns(conversation, listening(call.item(), conversation, parts, signal));
  } catch (error) {
    if (error instanceof LeaseLost) endAs(lost(call.item()));
    else if (!signal.aborted) {
      const why = error instanceof NotOpened ? 'not-opened' : 'broken-off';
      const reason = nameOf(error instanceof NotOpened ? (error.cause ?? error) : error);
      logger.error('The conversation broke off', { contactId: start.contactId, why, reason });
      await giveUp(call, why, signal).catch(() => endAs(lost(call.item())));
    }
  }
  await renewing;
  await conversation?.finish();
  return await close(call, end ?? 'replaced', table);
}

function listening(item: CallItem, conversation: Conversation, parts: HoldParts, signal: AbortSignal) {
  if (item.streamArn === undefined) throw new Error('The call has no media stream.');
  return parts.listen(
    {
      streamArn: item.streamArn,
      contactId: item.contactId,
      fromMs: item.resumeFromMs > 0 ? item.resumeFromMs : (item.streamStartMs ?? item.startedAtMs),
      playing: conversation.playing,
      patience: conversation.patience,
    },
    signal,
  );
}

async function takeTurns(conversation: Conversation, events: AsyncIterable<ListenerEvent>): Promise<void> {
  for await (const event of events) await conversation.hear(event);
}

/** Renews the lease each second; what it reads back tells when to stop. */
async function renewUntilEnd(
  call: CallHandle,
  settings: HoldSettings,
  conversation: () => Conversation | undefined,
  time: Timekeeping,
  signal: AbortSignal,
): Promise<HoldEnd> {
  const startedAtMs = time.nowMs();
  const start = { contactId: call.contactId, epoch: call.epoch };
  for (;;) {
    try {
      const renewed = await renewLease(settings.environment.CALLS_TABLE, start, time.nowMs(), signal);
      if (renewed.item !== undefined) call.saw(renewed.item);
      if (!renewed.done) return lost(renewed.item);
      await conversation()?.see(call.item());
      const why = holdEnd(call.item(), {
        nowMs: time.nowMs(),
        lastAudioAtMs: conversation()?.lastAudioAtMs() ?? startedAtMs,
        askWaitMs: Number(settings.environment.ASK_WAIT_MS),
        remainingMs: settings.remainingMs(),
        inPause: conversation()?.inPause() ?? true,
      });
      if (why !== undefined) return why;
      await time.sleep(leaseOptions.renewEveryMs, signal);
    } catch (error) {
      if (error instanceof LeaseLost || signal.aborted) return lost(call.item());
      logger.warn('The lease could not be renewed', { contactId: call.contactId, reason: nameOf(error) });
      if (time.nowMs() >= call.item().lease.untilMs) return 'replaced';
      await time.sleep(leaseOptions.renewEveryMs / 4, signal).catch(() => {});
    }
  }
}

async function close(call: CallHandle, end: HoldEnd, table: string): Promise<HoldEnd> {
  const limited = AbortSignal.timeout(5_000);
  if (end === 'too-long') {
    const { number: _, ...goodbye } = phraseStep(call.item().phrases, 'goodbye', 0);
    const outcome = { kind: 'goodbye', reason: 'too-long' } as const;
    await call.write([goodbye, { do: 'hangup' }], { state: 'listening', outcome }, limited);
  }
  if (end === 'handed-over') await releaseLease(table, call.contactId, call.epoch, true, limited);
  else if (end !== 'replaced') await recordCall(table, call.contactId, limited);
  return end;
}

const lost = (item: CallItem | undefined): HoldEnd =>
  item?.ended === undefined ? 'replaced' : 'contact-ended';
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
