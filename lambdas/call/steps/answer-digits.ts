import { logger } from '../../aws/logger.ts';
import type { Outcome } from '../../record/conversation-record.ts';
import { type CallItem, stepKey } from '../call-item.ts';
import { updateCall } from '../call-store.ts';
import { phraseStep } from '../phrase-steps.ts';
import { storeRequest } from '../request-store.ts';
import { answerKey } from './answer-key.ts';
import type { Ask } from './ask.ts';
import type { Step } from './step.ts';

/**
 * Turns a key pressed on a `digits` step into the steps it asks for: 1 a person, 2 a call back. Any other key,
 * or none, changes nothing and the conversation goes on. Digits are never stored; that one was taken on this step is,
 * so that a retried ask writes nothing a second time.
 */
export async function answerDigits(
  table: string,
  item: CallItem,
  ask: Ask,
  signal: AbortSignal,
): Promise<CallItem> {
  if (item.issued !== ask.after) return item;
  if (item.issuedStep?.do === 'key') return await answerKey(table, item, item.issuedStep, ask, signal);
  if (item.issuedStep?.do !== 'digits') return item;
  const chosen = await choice(table, item, ask.digits, signal);
  if (chosen === undefined) return item;
  const spoken = phraseStep(item.phrases, chosen.phrase, item.lastNumber + 1);
  const last: Step = { ...chosen.last, number: item.lastNumber + 2 };
  const written = await updateCall(
    table,
    item.contactId,
    {
      update:
        'SET steps.#first = :first, steps.#second = :second, lastNumber = :last, outcome = :outcome, keyedOn = :issued',
      condition:
        'lastNumber = :seen AND issued = :issued AND (attribute_not_exists(keyedOn) OR keyedOn < :issued)',
      names: { '#first': stepKey(spoken.number), '#second': stepKey(last.number) },
      values: {
        ':first': spoken,
        ':second': last,
        ':last': last.number,
        ':seen': item.lastNumber,
        ':issued': item.issued,
        ':outcome': chosen.outcome,
      },
    },
    signal,
  );
  return written.item ?? item;
}

/** What is said for a key, and what is done then. */
interface Choice {
  readonly phrase: string;
  readonly last: Omit<Step, 'number'>;
  readonly outcome: Outcome;
}

const person = (phrase: string, reason: string): Choice => ({
  phrase,
  last: { do: 'transfer' },
  outcome: { kind: 'transferred', reason },
});

async function choice(
  table: string,
  item: CallItem,
  key: string | undefined,
  signal: AbortSignal,
): Promise<Choice | undefined> {
  if (key === '1') return person('transferring', 'keypad');
  if (key !== '2') return undefined;
  if (item.from === undefined) {
    const offer = phraseStep(item.phrases, 'keypadOfferPerson', 0);
    return {
      phrase: 'noNumber',
      last: { do: 'digits', text: offer.text ?? '' },
      outcome: { kind: 'failed', reason: 'no-number' },
    };
  }
  try {
    await storeRequest(table, item, { kind: 'callback', by: 'keypad' }, signal);
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.name : 'unknown';
    logger.error('A request to call back could not be kept', { contactId: item.contactId, reason });
    return person('trouble', 'request-not-kept');
  }
  return { phrase: 'callYouBack', last: { do: 'callback' }, outcome: { kind: 'message', reason: 'keypad' } };
}
