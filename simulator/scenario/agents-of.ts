import type { AgentScript } from '../connect/queue/agent-script.ts';
import type { Scenario, ScenarioAgent } from './scenario.ts';

/** The agents of a scenario, as the queue meets them; `undefined` where it names none. */
export function agentsOf({ agents }: Pick<Scenario, 'agents'>): readonly AgentScript[] | undefined {
  return agents && Object.entries(agents).map(([name, agent]) => agentOf(name, agent));
}

function agentOf(name: string, agent: ScenarioAgent): AgentScript {
  if (agent === 'rings_out') return { name, does: 'rings-out' };
  if (typeof agent === 'string') return { name, does: agent };
  const { rejects_after_ms, answers_after_ms, drops_after_ms: dropsAfterMs, says } = agent;
  const afterMs = rejects_after_ms ?? answers_after_ms;
  const { available_after_ms: availableAfterMs } = agent;
  return {
    name,
    does: rejects_after_ms === undefined ? 'answers' : 'rejects',
    ...(afterMs === undefined ? {} : { afterMs }),
    ...(dropsAfterMs === undefined ? {} : { dropsAfterMs }),
    ...(says === undefined ? {} : { says }),
    ...(availableAfterMs === undefined ? {} : { availableAfterMs }),
  };
}
