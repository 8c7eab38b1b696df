import type { FlowAction } from '../../lib/flow-language/flow.ts';
import type { World } from '../world.ts';
import { CallOver } from './call-errors.ts';
import type { ConnectParts } from './connect-parts.ts';
import { contactEvent } from './contact-event.ts';
import type { Contact } from './flow/contact.ts';
import { executeFlow } from './flow/execute-flow.ts';
import type { Execution, Ran } from './flow/execution.ts';
import { fillParameters } from './flow/fill-parameters.ts';
import { flowData } from './flow/flow-data.ts';
import type { FlowLogEntry } from './flow/flow-log.ts';
import { resolve } from './flow/json-path.ts';
import type { PhoneLine } from './line/phone-line.ts';
import { dtmfTone } from './line/tone.ts';
import { FarEnds } from './people/far-ends.ts';
import type { PhoneBook } from './people/phone-book.ts';
import type { CallEnd, EndReason, ExecutedAction, PhoneCall } from './phone-call.ts';
import type { PublishedFlow } from './publish/published-flow.ts';
import type { QueueRoom } from './queue/queue-room.ts';

/** A call that runs, from the instance's side. */
export interface RunningCall {
  readonly phone: PhoneCall;
  /** Ends it now; nothing where it has ended. */
  end(reason: EndReason): void;
}

/** Runs a contact through its flows from the first ring to the end, and gives the caller the phone. */
export function runCall(
  world: World,
  parts: ConnectParts,
  instance: {
    readonly flows: ReadonlyMap<string, PublishedFlow>;
    readonly queues: QueueRoom;
    readonly phoneBook: PhoneBook;
    callIn: Execution['callIn'];
    callBack: Execution['callBack'];
  },
  contact: Contact,
  line: PhoneLine,
): RunningCall {
  const flowLog: FlowLogEntry[] = [];
  const trace: ExecutedAction[] = [];
  const spin = { actions: 0 };
  const farEnds = new FarEnds(line, () => ended?.atMs ?? world.clock.nowMs());
  let ended: CallEnd | undefined;
  let tellEnd = (_: CallEnd) => {};
  const over = new Promise<CallEnd>((resolve) => {
    tellEnd = resolve;
  });

  function putEvent(eventType: string): void {
    const atMs = ended?.atMs ?? world.clock.nowMs();
    parts.events.put(contactEvent(eventType, contact, { startedAtMs: line.startMs, atMs }));
  }

  function finish(reason: EndReason, problem?: string): void {
    if (ended !== undefined) return;
    const atMs = line.end();
    ended = problem === undefined ? { reason, atMs } : { reason, atMs, problem };
    if (contact.mediaStream !== undefined && contact.mediaStream.stoppedAtMs === undefined) {
      contact.mediaStream = { ...contact.mediaStream, stoppedAtMs: atMs };
    }
    farEnds.close();
    putEvent('DISCONNECTED');
    // At once, where no agent has work after the contact.
    putEvent('COMPLETED');
    tellEnd(ended);
  }

  function executionOf(flow: PublishedFlow, signal: AbortSignal, depth: number, on: PhoneLine): Execution {
    const data = () => flowData(contact);
    return {
      world,
      parts,
      contact,
      line: on,
      flow,
      flows: instance.flows,
      queues: instance.queues,
      phoneBook: instance.phoneBook,
      farEnds,
      signal,
      depth,
      spin,
      data,
      resolve: (value) => resolve(value, data()),
      putEvent,
      callIn: instance.callIn,
      callBack: instance.callBack,
      run: (inner, innerSignal, other = on) => execute(inner, innerSignal, depth + 1, other),
    };
  }

  function execute(flow: PublishedFlow, signal: AbortSignal, depth: number, on = line): Promise<Ran> {
    return executeFlow(executionOf(flow, signal, depth, on), (executed, action) => {
      trace.push(executed);
      if (contact.logging) flowLog.push(logEntry(executed, action, flow));
    });
  }

  function logEntry(executed: ExecutedAction, action: FlowAction, flow: PublishedFlow): FlowLogEntry {
    return {
      ContactId: contact.contactId,
      ContactFlowId: flow.arn,
      ContactFlowName: flow.name,
      ContactFlowModuleType: action.Type,
      Identifier: action.Identifier,
      Timestamp: new Date(executed.atMs).toISOString(),
      Parameters: fillParameters(action.Parameters, flowData(contact)),
      Results: executed.outcome,
      ...(action.Type === 'InvokeLambdaFunction' ? { ExternalResults: contact.external ?? null } : {}),
    };
  }

  async function runFlows(entry: PublishedFlow): Promise<void> {
    let flow = entry;
    while (true) {
      const ran = await execute(flow, line.over, 0);
      if (ran.way === 'end') return finish(ran.reason, ran.problem);
      const target = ran.way === 'flow' ? instance.flows.get(ran.arn) : undefined;
      if (target === undefined)
        return finish('flow-error', `${flow.name} leads out of the flows of the instance.`);
      flow = target;
      contact.flowAttributes = new Map();
      contact.external = undefined;
    }
  }

  const entry = instance.flows.get(parts.entryFlow);
  if (entry === undefined)
    throw new Error(`The number's flow ${parts.entryFlow} is not one of the instance's flows.`);
  putEvent('INITIATED');
  runFlows(entry).catch((error: unknown) => {
    if (line.over.aborted) return;
    finish(
      'flow-error',
      `The simulator failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  });

  const phone: PhoneCall = {
    contactId: contact.contactId,
    startMs: line.startMs,
    async say({ mulaw }) {
      if (ended !== undefined) throw new CallOver(contact.contactId);
      return await line.say(mulaw);
    },
    press(digit) {
      if (ended !== undefined) throw new CallOver(contact.contactId);
      line.keypad.press(digit);
      line.say(dtmfTone(digit)).catch(() => {});
    },
    get keypadOpen() {
      return line.keypad.isOpen;
    },
    async keypad(signal) {
      if (ended !== undefined) throw new CallOver(contact.contactId);
      await line.keypad.opened(signal === undefined ? line.over : AbortSignal.any([line.over, signal]));
    },
    hangUp: () => finish('caller-hung-up'),
    get timeline() {
      return line.timeline;
    },
    onSound: (listener) => line.onSound(listener),
    onAudio: (listener) => line.onAudio(listener),
    farEnds: farEnds.all,
    onFarEnd: (listener) => farEnds.onChange(listener),
    recording: () => line.recording(),
    ended: over,
    get attributes() {
      return Object.fromEntries(contact.attributes);
    },
    flowLog,
    trace,
  };
  return { phone, end: finish };
}
