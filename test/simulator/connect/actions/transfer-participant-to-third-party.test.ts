import { describe, expect, it } from 'vitest';
import type { Person } from '../../../../simulator/connect/people/person.ts';
import { flowAround } from '../flow-around.ts';
import { play } from '../start-rig.ts';

const NUMBER = '+12065550199';
const everyError = ['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError'];
const transfer = (more: object = {}, errors: readonly string[] = everyError) => ({
  type: 'TransferParticipantToThirdParty',
  parameters: {
    ThirdPartyPhoneNumber: NUMBER,
    ThirdPartyConnectionTimeLimitSeconds: '2',
    ContinueFlowExecution: 'True',
    ...more,
  },
  errors,
});
const people = (...does: readonly Person[]) => new Map([[NUMBER, does]]);
const flow = flowAround(transfer());

describe('TransferParticipantToThirdParty', () => {
  it.each([
    ['answers and hangs up', { does: 'answers', afterMs: 200, dropsAfterMs: 300 }, 'ok', 'answered'],
    ['has a mailbox', { does: 'mailbox', afterMs: 200, dropsAfterMs: 300 }, 'ok', 'mailbox'],
    ['is busy', { does: 'busy', afterMs: 200 }, 'CallFailed', 'busy'],
    ['refuses', { does: 'rejects', afterMs: 200 }, 'CallFailed', 'rejected'],
    ['does not exist', { does: 'fails', afterMs: 200 }, 'CallFailed', 'failed'],
    ['does not answer', { does: 'rings-out' }, 'ConnectionTimeLimitExceeded', 'rang-out'],
    ['answers too late', { does: 'answers', afterMs: 2_500 }, 'ConnectionTimeLimitExceeded', 'rang-out'],
  ] as const)('%s', async (_, person, expected, outcome) => {
    const { last, call } = await play({ flow, people: people(person) });

    expect(last).toBe(expected);
    expect(call.farEnds).toMatchObject([{ who: NUMBER, outcome }]);
    expect(call.farEnds[0]?.leftAtMs).toBeLessThanOrEqual(call.trace[0]?.doneAtMs ?? 0);
  });

  it.each([
    ['no number', { ThirdPartyPhoneNumber: '911' }, 'CallFailed'],
    ['a country that is not allowed', { ThirdPartyPhoneNumber: '+390612345678' }, 'CallFailed'],
    ['a reference to nothing', { ThirdPartyPhoneNumber: '$.Attributes.n' }, 'NoMatchingError'],
  ])('%s', async (_, parameters, expected) => {
    expect((await play({ flow: flowAround(transfer(parameters)) })).last).toBe(expected);
  });

  it('ends the call with the conversation where the flow does not go on', async () => {
    const { end } = await play({
      flow: flowAround(transfer({ ContinueFlowExecution: 'False' }, ['NoMatchingError'])),
      people: people({ does: 'answers', afterMs: 100, dropsAfterMs: 100 }),
    });

    expect(end.reason).toBe('transferred-to-third-party');
  });

  it("shows the caller's number, nothing for a withheld one, or what CallerId says", async () => {
    const shown = async (from: string | undefined, parameters: object) => {
      const { call } = await play({
        flow: flowAround(transfer(parameters)),
        people: people({ does: 'busy', afterMs: 1 }),
        call: from === undefined ? {} : { from },
      });
      return [call.farEnds[0]?.shownNumber, call.farEnds[0]?.shownName];
    };
    const own = { CallerId: { Number: '$.SystemEndpoint.Address', Name: 'Bicycles' } };

    expect(await shown('+12065550142', {})).toEqual(['+12065550142', undefined]);
    expect(await shown(undefined, {})).toEqual([undefined, undefined]);
    expect(await shown(undefined, own)).toEqual(['+12065550100', 'Bicycles']);
  });

  it('rings the caller through, then each hears the other', async () => {
    const told: string[] = [];
    const { call } = await play({
      flow: flowAround(
        { type: 'MessageParticipant', parameters: { Text: 'Wait' }, errors: ['NoMatchingError'] },
        transfer(),
      ),
      people: people({ does: 'answers', afterMs: 500, dropsAfterMs: 2_000, says: 'Front desk' }),
      during: async (phone) => {
        const answered = new Promise<void>((resolve) => {
          phone.onFarEnd(({ phase, end }) => {
            told.push(`${end.who} ${phase}`);
            if (phase === 'answered') resolve();
          });
        });
        await phone.say({ mulaw: new Uint8Array(800).fill(0x11) });
        await answered;
        await phone.say({ mulaw: new Uint8Array(1_600).fill(0x11) });
      },
    });

    const sounds = call.timeline.filter(({ kind }) => kind !== 'silence');
    expect(sounds.map(({ endMs, startMs }) => Math.round((endMs - startMs) / 50) * 50)).toEqual([
      50, 500, 100,
    ]);
    expect(told).toEqual(['ringing', 'answered', 'ended'].map((phase) => `${NUMBER} ${phase}`));
    expect(call.farEnds[0]?.heard.map(({ startMs, endMs }) => endMs - startMs)).toEqual([200]);
  });

  it('is over for a person when the caller hangs up, ringing or talking', async () => {
    const hangUpAfter = (ms: number) =>
      play({
        flow,
        people: people({ does: 'answers', afterMs: 500 }),
        during: (call, rig) => rig.world.clock.sleep(ms).then(() => call.hangUp()),
      });

    const [ringing, talking] = await Promise.all([hangUpAfter(200), hangUpAfter(900)]);

    expect(ringing.call.farEnds).toMatchObject([{ outcome: 'gave-up', leftAtMs: ringing.end.atMs }]);
    expect(talking.call.farEnds).toMatchObject([{ outcome: 'answered', leftAtMs: talking.end.atMs }]);
  });

  it('comes back as a call of its own from a line that forwards, for as long as that one lasts', async () => {
    const entered: (string | undefined)[] = [];
    const { last, call, rig } = await play({
      flow: flowAround(
        {
          type: 'InvokeLambdaFunction',
          parameters: {
            LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:f',
            InvocationTimeLimitSeconds: '2',
          },
          errors: ['NoMatchingError'],
        },
        transfer({ CallerId: { Number: '$.SystemEndpoint.Address' } }),
      ),
      people: people({ does: 'forwards', afterMs: 100 }, { does: 'busy', afterMs: 300 }),
      lambda: async (payload) => {
        const event = payload as { Details: { ContactData: { CustomerEndpoint: { Address: string } } } };
        entered.push(event.Details.ContactData.CustomerEndpoint.Address);
        return { statusCode: 200, payload: {} };
      },
    });

    expect(last).toBe('ok');
    expect(entered).toEqual(['+12065550142', '+12065550100']);
    expect(call.farEnds).toMatchObject([{ who: NUMBER, outcome: 'answered' }]);
    expect(rig.connect.activeCalls).toBe(0);
  });

  it('meets what the person does at the first call, then at the next', async () => {
    const { road } = await play({
      flow: flowAround(transfer(), transfer()).replace('"NextAction":"CallFailed"', '"NextAction":"a1"'),
      people: people({ does: 'busy', afterMs: 1 }, { does: 'answers', afterMs: 1, dropsAfterMs: 1 }),
    });

    expect(road).toEqual(['a0', 'a1', 'ok']);
  });
});
