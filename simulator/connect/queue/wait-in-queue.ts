import type { Execution } from '../flow/execution.ts';
import type { Outcome } from '../flow/outcome.ts';
import { tone } from '../line/tone.ts';

/** What the default customer queue flow of an instance says. */
const DEFAULT_QUEUE_MESSAGE =
  'Thank you for calling. Your call is very important to us and will be answered in the order it was received.';
const HOLD_TONE = tone([330, 440], 400);

/**
 * Plays the customer queue flow of the contact, or else the instance's default one, until `until` aborts. Resolves to
 * how the flow has ended the contact, to `undefined` when the wait was ended from outside; rejects when the caller has
 * gone. A flow that ends, or fails, leaves the contact in the queue without a sound.
 */
export async function waitInQueue(
  actionIdentifier: string,
  execution: Execution,
  until: AbortSignal,
): Promise<Outcome | undefined> {
  const { contact, flows, signal } = execution;
  const queueFlow = flows.get(contact.eventHooks.get('CustomerQueue') ?? '');
  const both = AbortSignal.any([signal, until]);
  try {
    if (queueFlow === undefined) {
      await playHold(actionIdentifier, execution, both);
    } else {
      const ran = await execution.run(queueFlow, both);
      if (ran.way === 'end' && ran.reason !== 'flow-error') return { way: 'end', reason: ran.reason };
    }
    await execution.world.clock.sleep(Number.POSITIVE_INFINITY, both);
  } catch (error) {
    if (!until.aborted || signal.aborted) throw error;
  }
  return undefined;
}

async function playHold(actionIdentifier: string, { line, parts, world }: Execution, until: AbortSignal) {
  const { mulaw } = await parts.voices.speak(DEFAULT_QUEUE_MESSAGE, 'connect');
  await line.play(mulaw, { kind: 'speech', actionIdentifier }, until);
  while (!until.aborted) {
    await line.play(HOLD_TONE, { kind: 'tone', actionIdentifier }, until);
    await world.clock.sleep(2_000, until);
  }
}
