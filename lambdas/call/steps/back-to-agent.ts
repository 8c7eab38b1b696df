import { type CallItem, stepKey, waitingSteps } from '../call-item.ts';
import { updateCall } from '../call-store.ts';
import { openingSteps } from './opening-steps.ts';

/**
 * The staff were rung first and nobody took the call: the assistant begins with it. Returns the step that the flow has
 * finished by that. Done twice it changes nothing.
 */
export async function backToAgent(table: string, item: CallItem, signal: AbortSignal): Promise<number> {
  if (waitingSteps(item).length > 0 || item.issuedStep?.do !== 'transfer') return item.issued;
  const steps = openingSteps(item.phrases, item.lastNumber + 1);
  const written = await updateCall(
    table,
    item.contactId,
    {
      update: `SET lastNumber = :last, ${steps.map((_, index) => `steps.#k${index} = :s${index}`).join(', ')} REMOVE outcome`,
      condition: 'lastNumber = :seen AND issued = :issued',
      names: Object.fromEntries(steps.map(({ number }, index) => [`#k${index}`, stepKey(number)])),
      values: {
        ':last': item.lastNumber + steps.length,
        ':seen': item.lastNumber,
        ':issued': item.issued,
        ...Object.fromEntries(steps.map((step, index) => [`:s${index}`, step])),
      },
    },
    signal,
  );
  return written.item?.issued ?? item.issued;
}
