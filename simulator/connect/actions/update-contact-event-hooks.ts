import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { textMap } from '../flow/parameters.ts';

const HOOKS = new Set([
  'AgentHold',
  'AgentWhisper',
  'CustomerHold',
  'CustomerQueue',
  'CustomerRemaining',
  'CustomerWhisper',
  'DefaultAgentUI',
  'DisconnectAgentUI',
  'PauseContact',
  'ResumeContact',
]);

/** Names the flow for a later event of the contact; of them `CustomerQueue` is ever run here. */
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
      if (hook === 'CustomerQueue' && flow.type !== 'CUSTOMER_QUEUE') {
        throw new ActionError(`${flow.name} is no customer queue flow.`);
      }
      execution.contact.eventHooks.set(hook, flow.arn);
    }
    return next;
  },
};
