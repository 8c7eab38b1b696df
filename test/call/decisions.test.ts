import { describe, expect, it } from 'vitest';
import { type HoldFacts, holdEnd, holdOptions } from '../../lambdas/call/lease/hold-end.ts';
import { moveOptions, nextMove } from '../../lambdas/call/steps/next-move.ts';
import { type AudioArrival, audioGapMs, withAudio } from '../../lambdas/call/turns/audio-arrival.ts';
import { closing } from '../../lambdas/call/turns/closing.ts';
import { draftMove } from '../../lambdas/call/turns/draft-move.ts';
import { silenceMove, silenceOptions } from '../../lambdas/call/turns/silence-move.ts';
import { reportOf } from '../appointments/report-of.ts';
import { callItem } from './call-item-fixture.ts';

describe('nextMove', () => {
  const nowMs = 1_060_000;
  const nobody = { holder: '', epoch: 0, untilMs: 0 };
  it.each([
    ['waits while the lease is held', callItem(), 'wait'],
    ['starts the first orchestrator once there is a stream', callItem({ lease: nobody }), 'start'],
    [
      'takes over when the lease has run out',
      callItem({ lease: { holder: 'x', epoch: 4, untilMs: nowMs } }),
      'take-over',
    ],
    [
      'gives up on orchestrators that never confirm',
      callItem({
        lease: { holder: '', epoch: 3, untilMs: 0 },
        unconfirmedStarts: moveOptions.maxUnconfirmedStarts,
      }),
      'menu',
    ],
    ['re-enters the flow after 30 asks', callItem({ askCount: 95, renewedAtAsk: 65 }), 'renew'],
    ['counts asks from the last time that it did', callItem({ askCount: 90, renewedAtAsk: 65 }), 'wait'],
    [
      'starts nothing for a call that has ended',
      callItem({ lease: nobody, ended: { atMs: 1, reason: 'x' } }),
      'wait',
    ],
  ] as const)('%s', (_, item, expected) => {
    expect(nextMove(item, nowMs)).toBe(expected);
  });

  it('offers the keypad menu when no stream ever comes', () => {
    const { streamArn: _, ...deaf } = callItem({ lease: nobody });
    expect(nextMove({ ...deaf, askCount: moveOptions.maxAsksWithoutStream }, nowMs)).toBe('wait');
    expect(nextMove({ ...deaf, askCount: moveOptions.maxAsksWithoutStream + 1 }, nowMs)).toBe('menu');
  });
});

describe('holdEnd', () => {
  const facts = (over: Partial<HoldFacts> = {}): HoldFacts => ({
    nowMs: 1_053_000,
    lastAudioAtMs: 1_052_900,
    askWaitMs: 5_000,
    remainingMs: 600_000,
    inPause: true,
    ...over,
  });
  it('goes on while the call does', () => {
    expect(holdEnd(callItem(), facts())).toBeUndefined();
  });
  it.each([
    ['the contact has ended', callItem({ ended: { atMs: 1, reason: 'x' } }), facts(), 'contact-ended'],
    [
      'the flow was told to transfer',
      callItem({ issuedStep: { number: 3, do: 'transfer' } }),
      facts(),
      'handed-off',
    ],
    [
      'audio and asks have stopped',
      callItem(),
      facts({ nowMs: 1_060_000, lastAudioAtMs: 1_052_000 }),
      'audio-stopped',
    ],
    ['no ask came for long', callItem(), facts({ nowMs: 1_070_000, lastAudioAtMs: 1_069_900 }), 'flow-gone'],
    [
      'the call is too long',
      callItem({ startedAtMs: 1_053_000 - holdOptions.longestCallMs - 1 }),
      facts(),
      'too-long',
    ],
    ['Lambda ends soon, in a pause', callItem(), facts({ remainingMs: 15_000 }), 'handed-over'],
    ['Lambda ends now', callItem(), facts({ remainingMs: 5_000, inPause: false }), 'handed-over'],
  ] as const)('ends because %s', (_, item, given, expected) => {
    expect(holdEnd(item, given)).toBe(expected);
  });
  it('does not take a gap in the audio for the end while an ask is in progress', () => {
    expect(holdEnd(callItem(), facts({ nowMs: 1_056_000, lastAudioAtMs: 1_052_000 }))).toBeUndefined();
  });
  it('does not hand over while a turn is in the air', () => {
    expect(holdEnd(callItem(), facts({ remainingMs: 15_000, inPause: false }))).toBeUndefined();
  });
});

describe('draftMove', () => {
  const draft = { text: 'Do you open on Sunday?', stable: true, silentForMs: 150, uncoveredMs: 0 };
  it.each([
    ['starts on a stable draft in a pause', draft, undefined, 0, 'start'],
    ['waits while the caller speaks on', { ...draft, silentForMs: 60 }, undefined, 0, 'none'],
    ['gives a doubtful draft more time', { ...draft, stable: false }, undefined, 0, 'none'],
    [
      'starts on a doubtful draft in the end',
      { ...draft, stable: false, silentForMs: 250 },
      undefined,
      0,
      'start',
    ],
    [
      'rehearses while a word that was heard is not read yet',
      { ...draft, uncoveredMs: 400, silentForMs: 300 },
      undefined,
      0,
      'rehearse',
    ],
    [
      'rehearses nothing while the word may still come in time',
      { ...draft, uncoveredMs: 400, silentForMs: 280 },
      undefined,
      0,
      'none',
    ],
    [
      'rehearses nothing when many words are missing',
      { ...draft, silentForMs: 300, uncoveredMs: 1_000 },
      undefined,
      0,
      'none',
    ],
    [
      'rehearses nothing on two words',
      { ...draft, text: 'Do you', silentForMs: 300, uncoveredMs: 400 },
      undefined,
      0,
      'none',
    ],
    [
      'keeps its last thought for words that are all there',
      { ...draft, uncoveredMs: 400, silentForMs: 300 },
      undefined,
      2,
      'none',
    ],
    ['starts with its last thought', draft, undefined, 2, 'start'],
    ['keeps a thought on the same words', draft, { text: 'do you open on sunday' }, 1, 'keep'],
    ['starts anew on other words', draft, { text: 'Do you open on' }, 1, 'start'],
    ['thinks three times a turn at most', draft, { text: 'Do you open on' }, 3, 'drop'],
    ['starts nothing on a long number', { ...draft, text: 'It is 4111111111111111' }, undefined, 0, 'none'],
    ['starts nothing on nothing', { ...draft, text: ' ' }, undefined, 0, 'none'],
  ] as const)('%s', (_, given, running, begun, expected) => {
    expect(draftMove(given, running, begun)).toBe(expected);
  });
});

describe('silenceMove', () => {
  const silent = { sinceMs: 0, asked: false, patient: false };
  const { askAfterMs, goodbyeAfterMs, patientMs, deafAfterMs } = silenceOptions;
  it.each([
    [askAfterMs - 1, {}, 'none'],
    [askAfterMs, {}, 'ask'],
    [askAfterMs, { patient: true }, 'none'],
    [patientMs, { patient: true }, 'ask'],
    [goodbyeAfterMs, { asked: true }, 'goodbye'],
  ] as const)('after %i ms %o: %s', (nowMs, over, expected) => {
    const audio = { sinceMs: -1_000, lastAtMs: nowMs };
    expect(silenceMove({ ...silent, nowMs, audio, flowAskedAtMs: nowMs, ...over })).toBe(expected);
  });

  it.each([
    ['no audio has come yet', { lastAtMs: 0 }, deafAfterMs - 1, 5_000, 'none'],
    ['none has come for long', { lastAtMs: 0 }, deafAfterMs, 5_000, 'deaf'],
    ['it has stopped', { sinceMs: 0, lastAtMs: 20_000 }, 20_000 + deafAfterMs, 25_000, 'deaf'],
    ['it has stopped, and the flow too', { sinceMs: 0, lastAtMs: 20_000 }, 40_000, 20_100, 'none'],
    ['it has come again just now', { sinceMs: 30_000, lastAtMs: 31_000 }, 31_000, 31_000, 'none'],
    ['it has come again for long', { sinceMs: 30_000, lastAtMs: 38_000 }, 38_000, 38_000, 'ask'],
  ] as const)(
    'does not take it for the silence of the caller when %s',
    (_, audio, nowMs, flowAskedAtMs, expected) => {
      expect(silenceMove({ ...silent, nowMs, audio, flowAskedAtMs })).toBe(expected);
    },
  );

  it('lets no goodbye come of a gap in the audio', () => {
    const asked = { ...silent, asked: true, nowMs: 20_000, flowAskedAtMs: 20_000 };
    expect(silenceMove({ ...asked, audio: { sinceMs: 0, lastAtMs: 20_000 - audioGapMs - 1 } })).toBe('none');
  });
});

describe('withAudio', () => {
  it('goes on over what is merely late, and begins again after a gap', () => {
    const start: AudioArrival = { lastAtMs: 0 };
    const first = withAudio(start, 1_000);
    const late = withAudio(first, 1_000 + audioGapMs);
    expect([first, late].map(({ sinceMs }) => sinceMs)).toEqual([1_000, 1_000]);
    expect(withAudio(late, late.lastAtMs + audioGapMs + 1)).toEqual({ sinceMs: 6_001, lastAtMs: 6_001 });
  });
});

describe('closing', () => {
  const facts = { failuresBefore: 0, spoke: false, numberKnown: true };
  const booking = {
    tool: 'book_appointment',
    report: reportOf({ service: 'tune-up' }),
  } as const;
  it('promises a call back for a booking, and none where there is no number', () => {
    expect(closing(booking, facts)).toMatchObject({ phrases: ['bookingByCallback'], request: 'booking' });
    const withheld = closing(booking, { ...facts, numberKnown: false });
    expect(withheld).toEqual({ phrases: ['bookingNoNumber'], failed: false });
  });
  it('fetches a person rather than guess', () => {
    expect(
      closing({ tool: 'none', failure: 'not-grounded' }, { ...facts, failuresBefore: 0, spoke: false }),
    ).toMatchObject({
      phrases: ['ratherNotGuess'],
      last: 'transfer',
      outcome: { kind: 'transferred', reason: 'not-grounded' },
    });
  });
  it('asks again, then offers the keypad, then a person', () => {
    const failed = { tool: 'none', failure: 'malformed' } as const;
    expect(closing(failed, { ...facts, failuresBefore: 0, spoke: false })).toMatchObject({
      phrases: ['notCaught'],
      failed: true,
    });
    expect(closing(failed, { ...facts, failuresBefore: 1, spoke: false })).toMatchObject({
      last: 'digits',
      failed: true,
    });
    expect(closing(failed, { ...facts, failuresBefore: 2, spoke: false })).toMatchObject({
      last: 'transfer',
    });
  });
  it('lets no words of the model into a reason', () => {
    const end = closing(
      { tool: 'end_call', reasonCode: 'Call me at 12065550142!' },
      { ...facts, failuresBefore: 0, spoke: true },
    );
    expect(end.outcome).toEqual({ kind: 'goodbye', reason: 'done' });
  });
});
