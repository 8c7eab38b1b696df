import { describe, expect, it } from 'vitest';
import type { Person } from '../../../simulator/connect/people/person.ts';
import { playCall } from '../../../simulator/scenario/play-call.ts';
import type { ScenarioTurn } from '../../../simulator/scenario/scenario.ts';
import { flowAround } from '../connect/flow-around.ts';
import { humming, startRig } from '../connect/start-rig.ts';

const flow = flowAround({
  type: 'TransferParticipantToThirdParty',
  parameters: {
    ThirdPartyPhoneNumber: '+12065550199',
    ThirdPartyConnectionTimeLimitSeconds: '60',
    ContinueFlowExecution: 'True',
  },
  errors: ['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError'],
});

async function playTurns(person: Person, ...turns: readonly ScenarioTurn[]) {
  const { connect, world } = await startRig({ flow, people: new Map([['+12065550199', [person]]]) });
  const phone = await connect.placeCall();
  const played = await playCall(phone, turns, { clock: world.clock, voices: humming });
  return { phone, played, end: await phone.ended };
}

describe('a turn', () => {
  it('may wait for somebody to answer, and then to hang up', async () => {
    const { phone, played } = await playTurns(
      { does: 'answers', afterMs: 500, dropsAfterMs: 3_000 },
      { says: 'Hello', when: 'answered' },
      { stays_silent_ms: 0, when: 'left' },
    );

    const [person] = phone.farEnds;
    expect(played[0]?.startMs).toBeGreaterThanOrEqual(person?.answeredAtMs ?? Number.NaN);
    expect(person?.heard).toHaveLength(1);
  });

  it('may hang up while it rings', async () => {
    const { phone, end } = await playTurns(
      { does: 'answers', afterMs: 2_000 },
      { hangs_up: true, when: 'ringing' },
    );

    expect(end.reason).toBe('caller-hung-up');
    expect(phone.farEnds).toMatchObject([{ outcome: 'gave-up' }]);
  });

  it('is not played when what it waits for never comes', async () => {
    const { played } = await playTurns({ does: 'busy', afterMs: 100 }, { says: 'Hello', when: 'answered' });

    expect(played).toEqual([]);
  });

  it('may be that of a fax machine', async () => {
    const { phone, played } = await playTurns(
      { does: 'answers', afterMs: 100, dropsAfterMs: 9_000 },
      { faxes_ms: 4_000 },
    );

    expect((played[0]?.endMs ?? 0) - (played[0]?.startMs ?? 0)).toBeGreaterThanOrEqual(4_000);
    const [tone] = phone.farEnds[0]?.heard ?? [];
    expect(tone?.kind).toBe('tone');
  });
});
