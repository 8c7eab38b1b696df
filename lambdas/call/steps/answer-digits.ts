import type { Outcome } from '../../record/conversation-record.ts';
import { type CallItem, stepKey } from '../call-item.ts';
import { updateCall } from '../call-store.ts';
import { phraseStep } from '../phrase-steps.ts';
import type { Ask } from './ask.ts';
import type { Step } from './step.ts';

/**
 * Turns a key pressed on a `digits` step into the steps it asks for: 1 a person, 2 a message. Any other key,
 * or none, changes nothing and the conversation goes on. Digits are never stored; that one was taken on this step is,
 * so that a retried ask writes nothing a second time.
 */
export async function answerDigits(
  table: string,
  item: CallItem,
  ask: Ask,
  signal: AbortSignal,
): Promise<CallItem> {
  const chosen = choices[ask.digits ?? ''];
  if (chosen === undefined || item.issuedStep?.do !== 'digits' || item.issued !== ask.after) return item;
  const spoken = phraseStep(item.phrases, chosen.phrase, item.lastNumber + 1);
  const then: Step = { number: item.lastNumber + 2, do: chosen.do };
  const written = await updateCall(
    table,
    item.contactId,
    {
      update:
        'SET steps.#first = :first, steps.#second = :second, lastNumber = :last, outcome = :outcome, keyedOn = :issued',
      condition:
        'lastNumber = :seen AND issued = :issued AND (attribute_not_exists(keyedOn) OR keyedOn < :issued)',
      names: { '#first': stepKey(spoken.number), '#second': stepKey(then.number) },
      values: {
        ':first': spoken,
        ':second': then,
        ':last': then.number,
        ':seen': item.lastNumber,
        ':issued': item.issued,
        ':outcome': chosen.outcome,
      },
    },
    signal,
  );
  return written.item ?? item;
}

const choices: Readonly<
  Record<
    string,
    { readonly phrase: string; readonly do: 'transfer' | 'callback'; readonly outcome: Outcome } | undefined
  >
> = {
  '1': { phrase: 'transferring', do: 'transfer', outcome: { kind: 'transferred', reason: 'keypad' } },
  '2': { phrase: 'callYouBack', do: 'callback', outcome: { kind: 'message', reason: 'keypad' } },
};
