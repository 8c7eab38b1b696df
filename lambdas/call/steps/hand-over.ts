import type { AgentEnvironment } from '../../aws/environment.ts';
import { logger } from '../../aws/logger.ts';
import { startFunction } from '../../aws/start-function.ts';
import { isOpen } from '../../business-time/opening-times.ts';
import { briefingOf } from '../../handoff/briefing.ts';
import type { Handoff, RingReport } from '../../handoff/handoff.ts';
import { flatPayload, type HandoffPayload, handoffPayload } from '../../handoff/handoff-payload.ts';
import { changeHandoff } from '../../handoff/handoff-store.ts';
import { linesOf } from '../../handoff/lines-of.ts';
import { nextRoad, type Road } from '../../handoff/next-road.ts';
import { noteRinging } from '../../handoff/ringing-lines.ts';
import type { ActiveKnowledge } from '../../knowledge/active-knowledge.ts';
import { readActiveKnowledge } from '../../knowledge/read-active-knowledge.ts';
import type { CallItem } from '../call-item.ts';
import { readCall } from '../call-store.ts';
import { readRequests } from '../request-store.ts';
import { readTurns } from '../turns/turn-store.ts';
import type { FlowAsk } from './ask.ts';
import { backToAgent } from './back-to-agent.ts';
import { roadText } from './road-text.ts';
import { setOutcome } from './set-outcome.ts';

/** What the flow that fetches a person is told: flat strings, none empty, `none` for what there is not. */
export type HandoffAnswer = Readonly<
  Record<'do' | 'text' | 'attempt' | 'number' | 'seconds' | 'step', string>
> &
  Readonly<Record<string, string>>;

/** A briefing that is not made by then goes without the turns. */
const briefWithinMs = 2_000;
/** A person is rung whether or not they could be told before. */
const tellWithinMs = 1_000;

/**
 * "Whom do I ring?" of a call that goes to a person. Makes the briefing at the first ask, then leads from phone to
 * phone. Rejects when the call's own item cannot be read or written: the flow then tries its agents.
 */
export async function handOver(
  ask: FlowAsk,
  environment: AgentEnvironment,
  begin: () => Promise<CallItem>,
  signal: AbortSignal,
): Promise<HandoffAnswer> {
  const table = environment.CALLS_TABLE;
  const nowMs = Date.now();
  const item = (await readCall(table, ask.contactId, signal)) ?? (await begin());
  const active = await readActiveKnowledge(environment, signal);
  let handoff = await changeHandoff(
    table,
    ask.contactId,
    (now) =>
      now === undefined || now.step < item.issued
        ? { ...requested(item, ask, active, nowMs), revision: now?.revision ?? 0 }
        : now,
    signal,
  );
  if (handoff === undefined) throw new Error('The handoff could not be read back.');
  if (handoff.payload === undefined) {
    await setOutcome(table, item.contactId, { kind: 'transferred', reason: handoff.reasonCode }, signal);
    handoff = await brief(handoff, item, active, environment, signal);
  }
  let road: Road = { do: 'message' };
  const after = await changeHandoff(
    table,
    ask.contactId,
    (now) => {
      const next = nextRoad(now ?? handoff, reportOf(ask), nowMs);
      road = next.road;
      return next.handoff;
    },
    signal,
  );
  return await answer(road, after ?? handoff, item, table, signal);
}

function requested(item: CallItem, ask: FlowAsk, active: ActiveKnowledge, nowMs: number): Handoff {
  const asked =
    ask.reason ?? (item.outcome?.kind === 'transferred' ? item.outcome.reason : 'asked-for-person');
  const always = asked === 'vip' || asked === 'emergency' || item.outcome?.reason === 'vip';
  const closed = !always && !isOpen(active, active.timeZone, nowMs);
  const reasonCode = closed ? 'closed' : asked;
  return {
    contactId: item.contactId,
    state: 'requested',
    reasonCode,
    requestedAtMs: nowMs,
    step: item.issued,
    lines: linesOf(active, { reasonCode, from: item.from }),
    attempts: [],
    revision: 0,
    expiresAt: item.keptUntil,
  };
}

async function brief(
  handoff: Handoff,
  item: CallItem,
  active: ActiveKnowledge,
  environment: AgentEnvironment,
  signal: AbortSignal,
): Promise<Handoff> {
  const payload = await payloadOf(handoff, item, active, environment.CALLS_TABLE, signal);
  const briefed = await changeHandoff(
    environment.CALLS_TABLE,
    item.contactId,
    (now) => (now === undefined || now.payload !== undefined ? now : { ...now, payload, state: 'briefed' }),
    signal,
  );
  const tell = { contactId: item.contactId, notice: 'handoff' };
  await startFunction(
    environment.NOTICE_FUNCTION,
    tell,
    AbortSignal.any([signal, AbortSignal.timeout(tellWithinMs)]),
  ).catch((error: unknown) => {
    logger.warn('The briefing could not be sent', { contactId: item.contactId, reason: nameOf(error) });
  });
  return briefed ?? { ...handoff, payload };
}

async function payloadOf(
  { reasonCode }: Handoff,
  item: CallItem,
  active: ActiveKnowledge,
  table: string,
  signal: AbortSignal,
): Promise<HandoffPayload> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(briefWithinMs)]);
  const [turns, requests] = await Promise.all([
    readTurns(table, item.contactId, limited),
    readRequests(table, item.contactId, limited),
  ]).catch((error: unknown) => {
    logger.warn('The briefing goes without the turns', { contactId: item.contactId, reason: nameOf(error) });
    return [[], []] as const;
  });
  const briefing = briefingOf({
    from: item.from,
    reasonCode,
    summary: item.transferSummary,
    turns: turns.map(({ record }) => record),
    deeds: item.dialog?.deeds ?? [],
    requests,
  });
  return handoffPayload(briefing, {
    contactId: item.contactId,
    storeId: active.businessName,
    language:
      reasonCode === 'second-language'
        ? (active.secondLanguage?.language ?? active.language)
        : active.language,
    first: reasonCode === 'vip' || reasonCode === 'emergency',
  });
}

function reportOf({ attempt, result }: FlowAsk): RingReport {
  const known = (['failed', 'no-answer', 'ended', 'again'] as const).find((one) => one === result);
  return known === undefined ? { attempt } : { attempt, result: known };
}

async function answer(
  road: Road,
  handoff: Handoff,
  item: CallItem,
  table: string,
  signal: AbortSignal,
): Promise<HandoffAnswer> {
  let { issued } = item;
  if (road.do === 'ring') {
    const numbers = [road.line.number, ...(item.from === undefined ? [] : [item.from])];
    const untilMs = Date.now() + road.line.seconds * 1_000;
    await noteRinging(table, numbers, { contactId: item.contactId, untilMs }, signal);
  } else if (road.do === 'agent') {
    issued = await backToAgent(table, item, signal);
  } else if (road.do === 'queue' || road.do === 'message') {
    const reason = handoff.reasonCode === 'closed' ? 'closed' : 'nobody-free';
    await setOutcome(table, item.contactId, { kind: 'failed', reason }, signal);
  }
  return {
    ...flatPayload(handoff.payload ?? emptyPayload(handoff)),
    step: String(issued),
    do: road.do,
    text: roadText(road, handoff),
    attempt: String(handoff.attempts.length),
    number: road.do === 'ring' ? road.line.number : 'none',
    seconds: road.do === 'ring' ? String(road.line.seconds) : 'none',
    // Whose number is withheld is not put through under it, for many phones refuse such a call.
    shows: item.from === undefined ? 'business' : 'caller',
  };
}

function emptyPayload({ contactId, reasonCode }: Handoff): HandoffPayload {
  return {
    conversationId: contactId,
    profileId: 'unknown',
    storeId: '-',
    reasonCode,
    routingHints: 'priority=normal',
    attributes: { briefing: '-', whisper: '-' },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
