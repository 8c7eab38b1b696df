import type { Execution } from '../flow/execution.ts';
import type { Outcome } from '../flow/outcome.ts';
import { PhoneLine } from '../line/phone-line.ts';
import { tone } from '../line/tone.ts';
import { converse } from '../people/converse.ts';
import type { FarEndRecord } from '../people/far-end-record.ts';
import type { AgentScript } from './agent-script.ts';

/** The instance's default customer whisper; its default agent whisper speaks the name of the queue. */
const BEEP = tone([440], 250);

/**
 * Joins the caller with an agent who has accepted: first the agent whisper to the one and the customer whisper to the
 * other, at the same time, then both are joined. When the agent hangs up, the flow of the hook `CustomerRemaining` goes
 * on with the caller; without one the contact ends. Rejects when the caller has gone.
 */
export async function joinAgent(
  agent: AgentScript,
  end: FarEndRecord,
  actionIdentifier: string,
  execution: Execution,
): Promise<Outcome> {
  const { contact, line, parts, signal, world } = execution;
  const ear = new PhoneLine(world.clock, { seed: `${world.seed}/${contact.contactId}/${agent.name}` });
  end.whispersOn(ear);
  try {
    await Promise.all([whisperToAgent(ear, execution), whisperToCustomer(actionIdentifier, execution)]);
    signal.throwIfAborted();
    end.join();
    if (contact.agent !== undefined) contact.agent = { ...contact.agent, joinedAtMs: world.clock.nowMs() };
    await converse(agent.dropsAfterMs ?? Number.POSITIVE_INFINITY, world.clock, signal, async (until) => {
      if (agent.says === undefined) return;
      const { mulaw } = await parts.voices.speak(agent.says, 'agent');
      await line.play(mulaw, { kind: 'voice', actionIdentifier }, until);
    });
  } finally {
    const leftAtMs = ear.end();
    end.end();
    if (contact.agent !== undefined) contact.agent = { ...contact.agent, leftAtMs };
  }
  const remaining = contact.eventHooks.get('CustomerRemaining');
  return remaining === undefined ? { way: 'end', reason: 'agent-hung-up' } : { way: 'flow', arn: remaining };
}

async function whisperToAgent(ear: PhoneLine, execution: Execution): Promise<void> {
  const { contact, flows, parts, signal } = execution;
  const flow = flows.get(contact.eventHooks.get('AgentWhisper') ?? '');
  if (flow !== undefined) {
    await execution.run(flow, signal, ear);
    return;
  }
  const { mulaw } = await parts.voices.speak(contact.queue?.name ?? '', 'connect');
  await ear.play(mulaw, { kind: 'speech' }, signal);
}

async function whisperToCustomer(actionIdentifier: string, execution: Execution): Promise<void> {
  const { contact, flows, line, signal } = execution;
  const flow = flows.get(contact.eventHooks.get('CustomerWhisper') ?? '');
  if (flow === undefined) await line.play(BEEP, { kind: 'tone', actionIdentifier }, signal);
  else await execution.run(flow, signal);
}
