import type { FlowType } from '../../../lib/flow-language/flow.ts';
import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { textMap } from '../flow/parameters.ts';

/** The type of the flow that each takes, where it must be of one. */
const HOOKS: ReadonlyMap<string, FlowType | undefined> = new Map([
  ['AgentHold', 'AGENT_HOLD'],
  ['AgentWhisper', 'AGENT_WHISPER'],
  ['CustomerHold', 'CUSTOMER_HOLD'],
  ['CustomerQueue', 'CUSTOMER_QUEUE'],
  ['CustomerRemaining', 'CONTACT_FLOW'],
  ['CustomerWhisper', 'CUSTOMER_WHISPER'],
  ['DefaultAgentUI', undefined],
  ['DisconnectAgentUI', undefined],
  ['PauseContact', undefined],
  ['ResumeContact', undefined],
]);

/**
 * Names the flow for a later event of the contact. Run here: `CustomerQueue` while it waits, `AgentWhisper` and
 * `CustomerWhisper` when an agent has accepted, `CustomerRemaining` when the agent has hung up.
 */
export const updateContactEventHooks: Action = {
  type: 'UpdateContactEventHooks',
  check({ Parameters: { EventHooks: hooks } }) {
    const names = isRecord(hooks) ? Object.keys(hooks) : [];
    if (names.length !== 1) return ['EventHooks must hold exactly one hook.'];
    return names
      .filter((name) => !HOOKS.has(name))
      .map((name) => `Invalid Action property name. EventHooks.${name}`);
  },
  run(action, execution) {
    for (const [hook, arn] of textMap(action.Parameters['EventHooks'], 'EventHooks', execution)) {
      const flow = arn === null ? undefined : execution.flows.get(arn);
      if (flow === undefined) throw new ActionError(`The instance has no flow for ${hook}.`);
      const type = HOOKS.get(hook);
      if (type !== undefined && flow.type !== type) {
        throw new ActionError(`${flow.name} is a flow of type ${flow.type}; ${hook} takes ${type}.`);
      }
      execution.contact.eventHooks.set(hook, flow.arn);
    }
    return next;
  },
};
