import { describe, expect, it } from 'vitest';
import type { TurnRecord } from '../../lambdas/record/conversation-record.ts';
import type { HeardSound } from '../../simulator/connect/line/heard-sound.ts';
import type { PlayedAndRecorded } from './play-calls.ts';
import { publishedFigures } from './turn-published.ts';
import { sameStagesMs, timeTurn } from './turn-timing.ts';

const record: TurnRecord = {
  turn: 1,
  heard: 'Do you fix scooters?',
  drafts: [],
  handledBy: 'brain',
  tool: 'answer_from_knowledge',
  said: [],
  sources: [],
  refused: [],
  speechStartMs: 8_000,
  speechEndMs: 10_010,
  lockedAtMs: 10_500,
  stages: {
    thoughtMs: -100,
    retrievedMs: -40,
    firstTokenMs: 360,
    sentenceMs: 500,
    firstAudioMs: 700,
    audioMs: 900,
    storedMs: 990,
    writtenMs: 1_000,
    issuedMs: 1_020,
  },
};

const sound = (text: string, atMs: number): HeardSound => ({
  kind: 'prompt',
  text,
  words: [],
  startMs: atMs - 40,
  endMs: atMs + 1_000,
  audibleFromMs: atMs,
  audibleToMs: atMs + 900,
});

const turn = (heard: readonly HeardSound[], over: Partial<TurnRecord> = {}): PlayedAndRecorded => ({
  contactId: 'contact-1',
  spokenToMs: 10_000,
  played: { turn: { says: record.heard }, startMs: 8_000, endMs: 10_080, heard },
  record: { ...record, ...over },
});

describe('timeTurn', () => {
  it('times from the last sound of the caller to the first of the reply, and its stretches add up to that', () => {
    const timed = timeTurn(turn([sound('No, we do not.', 11_700)]));

    if (timed.kind !== 'reply' || timed.timing.stretches === undefined) throw new Error('It is a reply.');
    expect(timed).toMatchObject({ stalled: false, timing: { firstSoundMs: 1_700, lockMs: 500 } });
    const { stretches } = timed.timing;
    expect(Object.values(stretches).reduce((sum, ms) => sum + ms, 0)).toBe(1_700);
    expect(stretches).toMatchObject({ draft: 400, firstToken: 400, firstAudio: 200, playback: 180 });
    expect(sameStagesMs(stretches)).toBe(1_000);
  });

  it('does not count a stall phrase as a first sound', () => {
    const heard = [sound('One moment.', 11_200), sound('No, we do not.', 12_400)];

    expect(timeTurn(turn(heard, { stages: { ...record.stages, stallMs: 600 } }))).toMatchObject({
      kind: 'reply',
      stalled: true,
      timing: { firstSoundMs: 2_400 },
    });
  });

  it.each([
    ['a line of a script', { handledBy: 'script' }],
    ['a transfer', { tool: 'transfer_to_human' }],
  ] as const)('gives no time to %s', (_, over) => {
    expect(timeTurn(turn([sound('Let me put you through.', 11_700)], over)).kind).toBe('scripted');
  });

  it('gives no time to a turn that nobody answered', () => {
    expect(timeTurn(turn([sound('How can I help you?', 9_000)])).kind).toBe('unanswered');
  });
});

describe('publishedFigures', () => {
  it('counts stalled, scripted and unanswered turns in one share', () => {
    const reply = turn([sound('No.', 11_700)]);
    const stalled = turn([sound('No.', 12_700)], { stages: { ...record.stages, stallMs: 600 } });

    const figures = publishedFigures([reply, reply, stalled, turn([])]);

    expect(figures).toMatchObject({ p50Ms: 1_700, stallShare: 0.5, turns: 3, sameStagesP50Ms: 1_000 });
  });

  it('refuses to speak of calls that went wrong', () => {
    expect(() => publishedFigures([turn([]), turn([])])).toThrow('0 of 2 turns');
  });
});
