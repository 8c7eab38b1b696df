import { isRecord } from '../is-record.ts';
import { finding, place, ruleFor } from '../rule.ts';

const HOOKS = [
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
];

export const eventHooks = ruleFor('UpdateContactEventHooks', (action) => {
  const hooks = action.Parameters['EventHooks'];
  if (hooks === undefined) return [];
  const names = isRecord(hooks) ? Object.keys(hooks) : [];
  const where = place(action, 'Parameters.EventHooks');
  if (names.length !== 1) {
    return [
      finding(
        where,
        `One action sets exactly one hook; here are ${names.length}.`,
        'Use an action for each hook.',
      ),
    ];
  }
  const unknown = names.find((name) => !HOOKS.includes(name));
  return unknown === undefined
    ? []
    : [finding(where, `There is no hook "${unknown}".`, `Use one of ${HOOKS.join(', ')}.`)];
});
