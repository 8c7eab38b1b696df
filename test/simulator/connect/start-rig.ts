import type { ConnectParts, ContactEvent, LambdaDoor } from '../../../simulator/connect/connect-parts.ts';
import { tone } from '../../../simulator/connect/line/tone.ts';
import type { CallEnd, CallOptions, PhoneCall } from '../../../simulator/connect/phone-call.ts';
import { type ConnectInstance, startConnect } from '../../../simulator/connect/start-connect.ts';
import type { Fault } from '../../../simulator/faults.ts';
import { allGood, type Switches } from '../../../simulator/switches.ts';
import type { Voices } from '../../../simulator/voices/utterance.ts';
import type { World } from '../../../simulator/world.ts';
import { quietWorld } from '../quiet-world.ts';
import { flowNamed, INSTANCE } from './flow-around.ts';

export interface Frame {
  readonly pcm: Int16Array;
  readonly atMs: number;
}

/** An instance on its own, with everything that its neighbours were given. */
export interface Rig {
  readonly world: World;
  readonly connect: ConnectInstance;
  readonly events: ContactEvent[];
  readonly frames: Frame[];
  /** Media streams opened and not stopped. */
  openStreams(): number;
  /** Events that functions were invoked with. */
  readonly asked: unknown[];
}

export interface RigOptions extends Partial<Omit<ConnectParts, 'lambda' | 's3'>> {
  readonly flow: string;
  readonly more?: ConnectParts['flows'];
  readonly objects?: Readonly<Record<string, Uint8Array>>;
  readonly lambda?: (payload: unknown, nth: number) => ReturnType<LambdaDoor['invoke']>;
  readonly switches?: Partial<Switches>;
  readonly faultsPut?: readonly Fault[];
  readonly world?: Parameters<typeof quietWorld>[0];
}

/** The road that a call took. */
export interface Played {
  readonly call: PhoneCall;
  readonly end: CallEnd;
  /** Identifiers in order. */
  readonly road: readonly string[];
  /** The last action executed. */
  readonly last: string | undefined;
  readonly rig: Rig;
}

export async function startRig(options: RigOptions): Promise<Rig> {
  const { flow, more = [], objects = {}, lambda, switches, faultsPut = [], ...parts } = options;
  const quiet = quietWorld({ speed: 8, ...options.world });
  const world: World = {
    ...quiet,
    switches: { ...allGood, ...switches },
    delays: {
      ...quiet.delays,
      async wait(stage, of) {
        const ms = quiet.delays.draw(stage, of) * (of.factor ?? 1);
        await quiet.clock.sleep(ms, of.signal);
        return ms;
      },
    },
  };
  for (const fault of faultsPut) world.faults.add(fault);
  const events: ContactEvent[] = [];
  const frames: Frame[] = [];
  const asked: unknown[] = [];
  let streams = 0;
  const { world: _, ...given } = parts;
  const connect = await startConnect(world, {
    lambda: {
      async invoke(_name, payload) {
        asked.push(payload);
        return (await lambda?.(payload, asked.length)) ?? { statusCode: 200, payload: {} };
      },
    },
    kinesisVideo: {
      openStream: (contactId) => {
        streams += 1;
        return {
          streamArn: `arn:aws:kinesisvideo:us-east-1:111122223333:stream/test-contact-${contactId}/1`,
          startTimestampMs: world.clock.nowMs(),
          startFragmentNumber: '91343852333181432392682062607743920146264094720',
          write: (pcm, atMs) => frames.push({ pcm, atMs }),
          stop: () => {
            streams -= 1;
          },
        };
      },
    },
    s3: {
      getObject: async (bucket, key) => {
        const body = objects[`${bucket}/${key}`];
        return body === undefined ? undefined : { body };
      },
    },
    voices: humming,
    events: { put: (event) => events.push(event) },
    queueWaitMs: 200,
    entryFlow: `${INSTANCE}/contact-flow/entry`,
    systemNumber: '+12065550100',
    instanceArn: INSTANCE,
    region: 'us-east-1',
    ...given,
    flows: [flowNamed('entry', flow), ...more],
  });
  return { world, connect, events, frames, openStreams: () => streams, asked };
}

/** Places a call on a new rig and lets it run to its end. */
export async function play(
  options: RigOptions & {
    readonly call?: CallOptions;
    readonly during?: (call: PhoneCall, rig: Rig) => unknown;
  },
): Promise<Played> {
  const { call: callOptions, during, ...rigOptions } = options;
  const rig = await startRig(rigOptions);
  const call = await rig.connect.placeCall(callOptions ?? { from: '+12065550142' });
  await during?.(call, rig);
  const end = await call.ended;
  const road = call.trace.map(({ identifier }) => identifier);
  return { call, end, road, last: road.at(-1), rig };
}

/** A voice that hums 10 ms a character: for what is about time, not words. */
export const humming: Voices = {
  speak: async (text) => ({ mulaw: tone([200], text.length * 10), words: [] }),
  close: async () => {},
};
