import { describe, expect, it } from 'vitest';
import { flowAround, flowNamed } from '../flow-around.ts';
import { play } from '../start-rig.ts';

const errors = ['NoMatchingError'];
const stream = (MediaStreamingState: string) => ({
  type: 'UpdateContactMediaStreamingBehavior',
  parameters: {
    MediaStreamingState,
    MediaStreamType: 'Audio',
    Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From'] }],
  },
  errors,
});
const say = (Text: string) => ({ type: 'MessageParticipant', parameters: { Text }, errors });
const HALF_SECOND = 'x'.repeat(50);

describe('UpdateContactMediaStreamingBehavior', () => {
  it('sends whole frames, one after the other, from its start to its stop and not a moment more', async () => {
    const { call, rig } = await play({
      flow: flowAround(
        say(HALF_SECOND),
        stream('Enabled'),
        say(HALF_SECOND),
        stream('Disabled'),
        say(HALF_SECOND),
      ),
    });

    const [, start, , stop] = call.trace;
    const times = rig.frames.map(({ atMs }) => atMs);
    expect(times.length).toBeGreaterThanOrEqual(6);
    expect(times[0]).toBeGreaterThanOrEqual(start?.atMs ?? Number.POSITIVE_INFINITY);
    expect((times.at(-1) ?? 0) + 64).toBeLessThanOrEqual(stop?.doneAtMs ?? 0);
    expect(times.every((time, n) => time === (times[0] ?? 0) + n * 64)).toBe(true);
    expect(rig.frames.every(({ pcm }) => pcm.length === 512)).toBe(true);
    expect(rig.openStreams()).toBe(0);
  });

  it('goes on in another flow and ends with the call', async () => {
    const second = flowNamed('second', flowAround(say(HALF_SECOND)));

    const { call, rig } = await play({
      flow: flowAround(stream('Enabled'), {
        type: 'TransferToFlow',
        parameters: { ContactFlowId: second.arn },
        errors,
      }),
      more: [second],
    });

    const { atMs } = await call.ended;
    expect(rig.frames.length).toBeGreaterThanOrEqual(6);
    expect((rig.frames.at(-1)?.atMs ?? 0) + 64).toBeLessThanOrEqual(atMs);
    expect(rig.openStreams()).toBe(0);
  });

  it('can be started again after a stop', async () => {
    const flow = flowAround(stream('Enabled'), stream('Disabled'), stream('Enabled'));

    expect((await play({ flow })).last).toBe('ok');
  });

  it.each([
    [
      'a start that fails',
      flowAround(stream('Enabled')),
      [{ service: 'connect', operation: 'UpdateContactMediaStreamingBehavior', kind: 'error' }],
    ],
    ['a second start', flowAround(stream('Enabled'), stream('Enabled')), []],
    ['a stop of what never ran', flowAround(stream('Disabled')), []],
  ] as const)('takes the error branch for %s', async (_, flow, faultsPut) => {
    expect((await play({ flow, faultsPut })).last).toBe('NoMatchingError');
  });
});
