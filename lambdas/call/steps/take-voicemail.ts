import { ConditionalCheckFailedException, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../../aws/dynamodb.ts';
import type { AgentEnvironment } from '../../aws/environment.ts';
import { logger } from '../../aws/logger.ts';
import { startFunction } from '../../aws/start-function.ts';
import { isoDay } from '../../business-time/iso-day.ts';
import { changeHandoff } from '../../handoff/handoff-store.ts';
import { type VoicemailRecord, voicemailKey } from '../../record/voicemail-record.ts';
import type { CallItem } from '../call-item.ts';
import { readCall } from '../call-store.ts';
import type { FlowAsk } from './ask.ts';
import { callBackNumber } from './call-back-number.ts';
import { setOutcome } from './set-outcome.ts';

/** What the voicemail flow is told. `number`: whether the caller can be called back on the number they call from. */
export type VoicemailAnswer = Readonly<Record<'number' | 'text', string>>;

/**
 * One report of the voicemail flow. `begin` registers the message before the tone, so that a caller who hangs up at once
 * leaves a trace; `tone` notes when the message begins in the recording; `number` keeps what was keyed in to be called
 * back on. Each may come again; none is needed for the message itself, which Connect records.
 */
export async function takeVoicemail(
  ask: FlowAsk,
  environment: AgentEnvironment,
  begin: () => Promise<CallItem>,
  signal: AbortSignal,
): Promise<VoicemailAnswer> {
  const table = environment.CALLS_TABLE;
  const item = (await readCall(table, ask.contactId, signal)) ?? (await begin());
  const number = item.from === undefined ? 'unknown' : 'known';
  switch (ask.stage) {
    case 'tone':
      await setVoicemail(table, ask.contactId, 'toneAtMs', Date.now(), signal);
      await setOutcome(table, ask.contactId, { kind: 'message', reason: 'voicemail' }, signal);
      return { number, text: '-' };
    case 'number': {
      const keyed = callBackNumber(ask.digits);
      if (keyed === undefined) return { number, text: 'I could not take that number.' };
      await setVoicemail(table, ask.contactId, 'keyedNumber', keyed, signal);
      return { number, text: 'Thank you, I have noted that number.' };
    }
    default: {
      const urgent = ask.reason === 'emergency';
      await register(table, item, { urgent, reason: reasonOf(item, ask) }, signal);
      if (urgent) await tellAtOnce(environment.NOTICE_FUNCTION, ask.contactId, signal);
      return { number, text: '-' };
    }
  }
}

function reasonOf(item: CallItem, ask: FlowAsk): string {
  return ask.reason ?? item.outcome?.reason ?? 'closed';
}

async function register(
  table: string,
  item: CallItem,
  { urgent, reason }: Pick<VoicemailRecord, 'urgent' | 'reason'>,
  signal: AbortSignal,
): Promise<void> {
  const nowMs = Date.now();
  const record: VoicemailRecord = {
    contactId: item.contactId,
    state: 'registered',
    day: isoDay(nowMs, item.timeZone),
    registeredAtMs: nowMs,
    ...(item.from === undefined ? {} : { from: item.from }),
    urgent,
    reason,
    expiresAt: item.keptUntil,
  };
  const command = new PutItemCommand({
    TableName: table,
    Item: marshall({ ...voicemailKey(item.contactId), ...record }),
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  try {
    await dynamodb().send(command, { abortSignal: signal });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
  await changeHandoff(
    table,
    item.contactId,
    (now) => (now === undefined || now.state === 'voicemail' ? now : { ...now, state: 'voicemail' }),
    signal,
  );
}

/** The first value stays: a retried report must not move the tone. */
async function setVoicemail(
  table: string,
  contactId: string,
  name: 'toneAtMs' | 'keyedNumber',
  value: number | string,
  signal: AbortSignal,
): Promise<void> {
  const command = new UpdateItemCommand({
    TableName: table,
    Key: marshall(voicemailKey(contactId)),
    UpdateExpression: 'SET #name = if_not_exists(#name, :value)',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#name': name },
    ExpressionAttributeValues: marshall({ ':value': value }),
  });
  try {
    await dynamodb().send(command, { abortSignal: signal });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    logger.warn('A message is taken that was not registered', { contactId });
  }
}

async function tellAtOnce(notice: string, contactId: string, signal: AbortSignal): Promise<void> {
  try {
    await startFunction(notice, { contactId, notice: 'urgent' }, signal);
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.name : 'unknown';
    logger.error('The owner could not be told at once', { contactId, reason });
  }
}
