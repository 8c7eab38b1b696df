import type { AgentEnvironment } from '../../aws/environment.ts';
import { logger } from '../../aws/logger.ts';
import { isOpen } from '../../business-time/opening-times.ts';
import { isLoop } from '../../handoff/ringing-lines.ts';
import { closedMessage } from '../../knowledge/closed-message.ts';
import { openingTexts } from '../../knowledge/opening-texts.ts';
import { readActiveKnowledge } from '../../knowledge/read-active-knowledge.ts';
import type { CallItem } from '../call-item.ts';
import { createCall } from '../call-store.ts';
import { wallTime } from '../timekeeping.ts';
import { answerAsk } from './answer-ask.ts';
import { type Ask, parseAsk } from './ask.ts';
import { handOver } from './hand-over.ts';
import { newCall } from './new-call.ts';
import { noteFallback } from './note-fallback.ts';
import { takeVoicemail } from './take-voicemail.ts';
import { whenClosed } from './when-closed.ts';

/** An ask must be answered within Connect's 8 s; this leaves room for its retries to fail fast. */
const answerWithinMs = 7_000;

/**
 * One invocation by a contact flow. `purpose` tells what for: `check` makes the call's item under the greeting,
 * `tell` asks for the opening hours as they are read out, `closed` what is done outside opening hours, `handoff` whom to ring, `voicemail` reports how far a message has come,
 * `fallback` puts on record how a caller fares without the assistant, anything else asks for the next step.
 * An event that is no flow's gets the keypad menu.
 */
export async function nextStep(
  event: unknown,
  environment: AgentEnvironment,
): Promise<Readonly<Record<string, string>>> {
  const signal = AbortSignal.timeout(answerWithinMs);
  const ask = parseAsk(event);
  if (ask === undefined) {
    logger.error('This is no event of a contact flow; invoke next-step from a flow only');
    return { step: '0', do: 'menu' };
  }
  const begin = (asked: Ask, stop: AbortSignal): Promise<CallItem> => beginCall(asked, environment, stop);
  const beginThis = (): Promise<CallItem> => begin(ask, signal);
  switch (ask.purpose) {
    case 'check':
      await beginThis();
      return { checked: 'true' };
    case 'tell':
      return { text: openingTexts(await readActiveKnowledge(environment, signal)).hours };
    case 'closed': {
      const [item, active] = await Promise.all([beginThis(), readActiveKnowledge(environment, signal)]);
      return whenClosed(active.roads, item, closedMessage(active, Date.now()));
    }
    case 'handoff':
      return await handOver(ask, environment, beginThis, signal);
    case 'voicemail':
      return await takeVoicemail(ask, environment, beginThis, signal);
    case 'fallback':
      return await noteFallback(environment.CALLS_TABLE, ask, beginThis, signal);
  }
  const settings = {
    table: environment.CALLS_TABLE,
    orchestrator: environment.ORCHESTRATOR_FUNCTION,
    waitMs: Number(environment.ASK_WAIT_MS),
    begin,
  };
  return answerAsk(ask, settings, wallTime, signal);
}

async function beginCall(ask: Ask, environment: AgentEnvironment, signal: AbortSignal): Promise<CallItem> {
  const nowMs = Date.now();
  const table = environment.CALLS_TABLE;
  const numbers = ask.from === undefined ? [] : [ask.from];
  const [active, loop] = await Promise.all([
    readActiveKnowledge(environment, signal),
    isLoop(table, numbers, { contactId: ask.contactId, nowMs }, signal),
  ]);
  const { roads, staff } = active;
  const setting = {
    knowledgeVersion: active.version,
    phrases: active.phrases,
    timeZone: active.timeZone,
    vips: active.vips,
    staffFirst: roads.staffFirst && staff.length > 0 && isOpen(active, active.timeZone, nowMs),
    ownLines: [...roads.forwardedFrom, ...(ask.to === undefined ? [] : [ask.to])],
    staffPhones: staff.map(({ phone }) => phone),
    offers: {
      recording: active.recording === 'ask',
      ...(active.secondLanguage === undefined
        ? {}
        : { secondLanguage: active.secondLanguage.offer, languageKey: active.secondLanguage.key }),
    },
    loop,
    retentionDays: active.retentionDays ?? Number(environment.RETENTION_DAYS),
  };
  return createCall(table, newCall(ask, setting, nowMs), signal);
}
