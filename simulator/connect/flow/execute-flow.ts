import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import { actions } from '../actions/actions.ts';
import type { ExecutedAction } from '../phone-call.ts';
import type { PublishedFlow } from '../publish/published-flow.ts';
import type { Execution, Ran } from './execution.ts';
import { type Leaving, leave } from './leave-action.ts';
import { ActionError, type Outcome } from './outcome.ts';

/** Actions of one execution that the capped setting of `loopLimit` lets through. */
const CAPPED_ACTIONS = 300;
/** Actions in a row of which none takes time: a circle without any wait, over several flows maybe. */
const SPINNING_ACTIONS = 2_000;
/** After so many of them everything else of the simulator gets a turn. */
const YIELD_EVERY = 50;
/** What takes longer is a sound, a wait or a function. */
const NO_TIME_MS = 10;

/** Told of each action as it is done. */
export type OnExecuted = (executed: ExecutedAction, action: FlowAction, flow: PublishedFlow) => void;

/** Runs one flow, and the modules in it, until it ends, goes to another flow, or the signal aborts (it throws then). */
export async function executeFlow(execution: Execution, onExecuted: OnExecuted): Promise<Ran> {
  const { spin, world, flow } = execution;
  let executed = 0;
  const capped = world.switches.loopLimit === 'bad';
  let action = flow.actions.get(flow.startAction);
  while (true) {
    if (action === undefined) return failed('The flow leads to an action that does not exist.');
    if (capped && executed >= CAPPED_ACTIONS) {
      return failed(`The execution of ${flow.name} was ended after ${CAPPED_ACTIONS} actions.`);
    }
    executed += 1;
    const atMs = world.clock.nowMs();
    const leaving = await executeAction(action, execution);
    execution.signal.throwIfAborted();
    const doneAtMs = world.clock.nowMs();
    spin.actions = doneAtMs - atMs > NO_TIME_MS ? 0 : spin.actions + 1;
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
    if (spin.actions > SPINNING_ACTIONS) return failed(`${flow.name} goes in a circle without any wait.`);
    if (spin.actions % YIELD_EVERY === YIELD_EVERY - 1) await world.clock.sleep(1, execution.signal);
    if (leaving.way !== 'action') return leaving;
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
