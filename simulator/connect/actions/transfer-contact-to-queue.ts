import type { Action } from '../flow/action.ts';
import type { Execution } from '../flow/execution.ts';
import { ActionError, type Outcome } from '../flow/outcome.ts';
import { tone } from '../line/tone.ts';

const DEFAULT_WAIT_MS = 10_000;
/** What the default customer queue flow of an instance says. */
const DEFAULT_QUEUE_MESSAGE =
  'Thank you for calling. Your call is very important to us and will be answered in the order it was received.';
const HOLD_TONE = tone([330, 440], 400);

/**
 * Puts the caller in the queue that was set, where no agent ever answers: its queue flow is heard for a while,
 * then the call ends.
 */
export const transferContactToQueue: Action = {
  type: 'TransferContactToQueue',
  async run(action, execution) {
    const { contact, queues } = execution;
    const { queue } = contact;
    if (queue === undefined) throw new ActionError('No queue has been set.');
    const fault = execution.world.faults.take('connect', 'TransferContactToQueue', contact.contactId);
    if (fault !== undefined) throw new ActionError(`The queue ${queue.name} could not be entered.`);
    if (queues.waiting(queue.arn) >= (queue.maxContacts ?? Number.POSITIVE_INFINITY)) {
      throw new ActionError(`The queue ${queue.name} is full.`, 'QueueAtCapacity');
    }
    const leave = queues.enter(queue.arn);
    try {
      execution.putEvent('QUEUED');
      return await wait(action.Identifier, execution);
    } finally {
      leave();
    }
  },
};

async function wait(actionIdentifier: string, execution: Execution): Promise<Outcome> {
  const { contact, flows, parts, signal, world } = execution;
  const waited = new AbortController();
  const wholeWait = world.clock
    .sleep(parts.queueWaitMs ?? DEFAULT_WAIT_MS, signal)
    .then(() => waited.abort());
  wholeWait.catch(() => {});
  const queueFlow = flows.get(contact.eventHooks.get('CustomerQueue') ?? '');
  const until = AbortSignal.any([signal, waited.signal]);
  try {
    if (queueFlow !== undefined) {
      const ran = await execution.run(queueFlow, until);
      if (ran.way === 'end' && ran.reason !== 'flow-error') return { way: 'end', reason: ran.reason };
    } else {
      await playHold(actionIdentifier, execution, until);
    }
    await wholeWait;
  } catch (error) {
    if (!waited.signal.aborted || signal.aborted) throw error;
  }
  return { way: 'end', reason: 'transferred-to-queue' };
}

async function playHold(actionIdentifier: string, { line, parts, world }: Execution, until: AbortSignal) {
  const { mulaw } = await parts.voices.speak(DEFAULT_QUEUE_MESSAGE, 'connect');
  await line.play(mulaw, { kind: 'speech', actionIdentifier }, until);
  while (!until.aborted) {
    await line.play(HOLD_TONE, { kind: 'tone', actionIdentifier }, until);
    await world.clock.sleep(2_000, until);
  }
}
