import type { AgentEnvironment } from '../../aws/environment.ts';
import { logger } from '../../aws/logger.ts';
import { openingTexts } from '../../knowledge/opening-texts.ts';
import { readActiveKnowledge } from '../../knowledge/read-active-knowledge.ts';
import type { CallItem } from '../call-item.ts';
import { createCall } from '../call-store.ts';
import { wallTime } from '../timekeeping.ts';
import { answerAsk } from './answer-ask.ts';
import { type Ask, parseAsk } from './ask.ts';
import { newCall } from './new-call.ts';
import { noteFallback } from './note-fallback.ts';

/** An ask must be answered within Connect's 8 s; this leaves room for its retries to fail fast. */
const answerWithinMs = 7_000;

/**
 * One invocation by a contact flow. `purpose` tells what for: `check` makes the call's item under the greeting,
 * `tell` answers with what the published file says of the opening hours, `fallback` puts on record how a caller fares
 * without the assistant, anything else asks for the next step.
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
  if (ask.purpose === 'tell') {
    const texts = openingTexts(await readActiveKnowledge(environment, signal));
    return { text: ask.what === 'closed' ? texts.closed : texts.hours };
  }
  const begin = (asked: Ask, stop: AbortSignal): Promise<CallItem> => beginCall(asked, environment, stop);
  if (ask.purpose === 'check') {
    await begin(ask, signal);
    return { checked: 'true' };
  }
  if (ask.purpose === 'fallback') {
    return await noteFallback(environment.CALLS_TABLE, ask, () => begin(ask, signal), signal);
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
  const active = await readActiveKnowledge(environment, signal);
  const setting = {
    knowledgeVersion: active.version,
    phrases: active.phrases,
    timeZone: active.timeZone,
    vips: active.vips,
    retentionDays: active.retentionDays ?? Number(environment.RETENTION_DAYS),
  };
  return createCall(environment.CALLS_TABLE, newCall(ask, setting, Date.now()), signal);
}
