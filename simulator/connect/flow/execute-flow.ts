import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import { actions } from '../actions/actions.ts';
import type { ExecutedAction } from '../phone-call.ts';
import type { PublishedFlow } from '../publish/publish-flow.ts';
import type { Execution, Ran } from './execution.ts';
import { type Leaving, leave } from './leave-action.ts';
import { ActionError, type Outcome } from './outcome.ts';

/** Actions of one execution that the capped setting of `loopLimit` lets through. */
const CAPPED_ACTIONS = 300;
/** Actions in a row in no time: a circle without any wait, which would stop the whole simulator. */
const SPINNING_ACTIONS = 2_000;

/** Told of each action as it is done. */
export type OnExecuted = (executed: ExecutedAction, action: FlowAction, flow: PublishedFlow) => void;

/** Runs one flow, and the modules in it, until it ends, goes to another flow, or the signal aborts (it throws then). */
export async function executeFlow(execution: Execution, onExecuted: OnExecuted): Promise<Ran> {
  const { world, flow } = execution;
  const counted = { actions: 0, sinceTimePassed: 0 };
  const capped = world.switches.loopLimit === 'bad';
  let action = flow.actions.get(flow.startAction);
  while (true) {
    if (action === undefined) return failed('The flow leads to an action that does not exist.');
    if (capped && counted.actions >= CAPPED_ACTIONS) {
      return failed(`The execution of ${flow.name} was ended after ${CAPPED_ACTIONS} actions.`);
    }
    counted.actions += 1;
    const atMs = world.clock.nowMs();
    const leaving = await executeAction(action, execution);
    execution.signal.throwIfAborted();
    const doneAtMs = world.clock.nowMs();
    counted.sinceTimePassed = doneAtMs - atMs > 1 ? 0 : counted.sinceTimePassed + 1;
    onExecuted(
      {
        atMs,
        doneAtMs,
        flow: flow.name,
        identifier: action.Identifier,
        type: action.Type,
        outcome: leaving.told,
      },
      action,
      flow,
    );
    if (leaving.way !== 'action') return leaving;
    if (counted.sinceTimePassed > SPINNING_ACTIONS)
      return failed(`${flow.name} goes in a circle without any wait.`);
    action = flow.actions.get(leaving.identifier);
  }
}

async function executeAction(action: FlowAction, execution: Execution): Promise<Leaving> {
  return leave(action, await attempt(action, execution), (operand) => execution.resolve(operand));
}

async function attempt(action: FlowAction, execution: Execution): Promise<Outcome | ActionError> {
  const type = actions.get(action.Type);
  if (type === undefined) return new ActionError(`The simulator does not know ${action.Type}.`);
  try {
    return await type.run(action, execution);
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
}

function failed(problem: string): Ran {
  return { way: 'end', reason: 'flow-error', problem };
}
