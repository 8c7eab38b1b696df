import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import type { Execution } from '../flow/execution.ts';
import { ActionError } from '../flow/outcome.ts';
import { prepareMessage } from './prepare-message.ts';

/** The feared setting of the `promptStart` switch: an S3 prompt starts this many times later. */
const SLOW_START = 4;

/**
 * Plays the message of an action to the caller: fetch and start-up delay first, then its bytes at their pace.
 * Throws `ActionError` when it does not play, and the signal's reason when the call ends meanwhile.
 */
export async function playMessage(
  action: FlowAction,
  parameters: Readonly<Record<string, unknown>>,
  execution: Execution,
  interrupt?: AbortSignal,
): Promise<void> {
  const { contact, line, signal, world } = execution;
  const { contactId } = contact;
  const atMs = world.clock.nowMs();
  const say = parameters['Media'] === undefined && parameters['PromptId'] === undefined;
  /** Files and Connect's own voice fail apart from each other. */
  const operation = say ? 'SpeakText' : 'PlayPrompt';
  const fault = world.faults.take('connect', operation, contactId);
  const slow = !say && world.switches.promptStart === 'bad';
  const journal = (outcome: string, injectedMs: number, resource?: string) =>
    world.journal.add({
      service: 'connect',
      operation,
      contactId,
      ...(resource === undefined ? {} : { resource }),
      atMs,
      doneAtMs: world.clock.nowMs(),
      injectedMs,
      outcome,
    });

  if (fault !== undefined && fault.kind !== 'slow') {
    journal(fault.kind, 0);
    throw new ActionError('The prompt could not be played (fault).');
  }
  const preparing = prepareMessage(action.Type, parameters, execution);
  const starting = world.delays.wait(say ? 'connect.say-start' : 'connect.prompt-start', {
    contactId,
    signal,
    ...(slow ? { factor: SLOW_START } : {}),
  });
  const [prepared, started] = await Promise.allSettled([preparing, starting]);
  if (prepared.status === 'rejected') {
    journal('error', started.status === 'fulfilled' ? started.value : 0);
    throw prepared.reason;
  }
  if (started.status === 'rejected') throw started.reason;
  const extraMs = fault?.delayMs ?? 0;
  await world.clock.sleep(extraMs, signal);
  signal.throwIfAborted();
  if (interrupt?.aborted) return;
  journal('ok', started.value + extraMs, prepared.value.resource);
  const stops = interrupt === undefined ? [signal] : [signal, interrupt];
  await line.play(
    prepared.value.mulaw,
    { kind: prepared.value.kind, actionIdentifier: action.Identifier },
    AbortSignal.any(stops),
  );
  signal.throwIfAborted();
}
