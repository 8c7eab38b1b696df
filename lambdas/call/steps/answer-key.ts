import { type CallItem, stepKey, waitingSteps } from '../call-item.ts';
import { type CallUpdate, updateCall } from '../call-store.ts';
import type { Ask } from './ask.ts';
import { recordingNumber } from './opening-steps.ts';
import type { Step } from './step.ts';

/**
 * What a key comes to that answers an offer at the beginning: the yes to being recorded is kept, and only then the
 * recording begins; the second language leads to a person. Any other key, or none, changes nothing.
 */
export async function answerKey(
  table: string,
  item: CallItem,
  offer: Step,
  ask: Ask,
  signal: AbortSignal,
): Promise<CallItem> {
  const update =
    offer.asks === 'recording' && ask.digits === '1'
      ? recordingAgreed(offer)
      : offer.asks === 'language' && ask.digits === (item.languageKey ?? '2')
        ? languageChosen(item)
        : undefined;
  if (update === undefined) return item;
  return (await updateCall(table, item.contactId, update, signal)).item ?? item;
}

const onceFor = 'issued = :issued AND (attribute_not_exists(keyedOn) OR keyedOn < :issued)';

function recordingAgreed(offer: Step): CallUpdate {
  const number = recordingNumber(offer);
  return {
    update: 'SET steps.#key = :step, recordingConsentAtMs = :now, keyedOn = :issued',
    condition: onceFor,
    names: { '#key': stepKey(number) },
    values: { ':step': { number, do: 'record' }, ':now': Date.now(), ':issued': offer.number },
  };
}

function languageChosen(item: CallItem): CallUpdate {
  const waiting = waitingSteps(item);
  const number = item.lastNumber + 1;
  return {
    update:
      'SET steps.#key = :step, lastNumber = :last, outcome = :outcome, keyedOn = :issued' +
      (waiting.length === 0 ? '' : ` REMOVE ${waiting.map((_, index) => `steps.#w${index}`).join(', ')}`),
    condition: `lastNumber = :seen AND ${onceFor}`,
    names: {
      '#key': stepKey(number),
      ...Object.fromEntries(waiting.map((step, index) => [`#w${index}`, stepKey(step.number)])),
    },
    values: {
      ':step': { number, do: 'transfer' },
      ':last': number,
      ':seen': item.lastNumber,
      ':outcome': { kind: 'transferred', reason: 'second-language' },
      ':issued': item.issued,
    },
  };
}
