import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noPauses, pauseFactor, withPause } from '../../lambdas/listener/caller-pauses.ts';
import { END_OF_TURN_DEFAULTS, endOfTurn, type TurnSoFar } from '../../lambdas/listener/end-of-turn.ts';

const caller = { pauses: noPauses, patience: 1 };

/** A turn of which all is transcribed, and stable, after so much silence. */
function turn(text: string, silentForMs: number, other: Partial<TurnSoFar> = {}): TurnSoFar {
  const texts = text === '' ? [] : text.split(' ');
  return {
    words: texts.map((word, index) => ({
      text: word,
      startMs: index * 300,
      endMs: index * 300 + 280,
      stable: true,
    })),
    lastVoiceMs: Math.max(0, texts.length * 300 - 20),
    silentForMs,
    waitedMs: silentForMs,
    unchangedForMs: silentForMs,
    lengthMs: texts.length * 300 + silentForMs,
    recovering: false,
    languageCode: 'en-US',
    asked: '',
    ...other,
  };
}

describe('endOfTurn', () => {
  it('says how much silence is missing, and locks when it has been heard', () => {
    const waiting = endOfTurn(turn('what time do you close today', 100), caller);

    expect(waiting).toMatchObject({ do: 'wait', audioMs: END_OF_TURN_DEFAULTS.shortestSilenceMs - 100 });
    expect(endOfTurn(turn('what time do you close today', 350), caller)).toEqual({
      do: 'lock',
      reason: 'finished',
    });
  });

  it.each([
    ['what are your hours', 350, 500],
    ['are you open on Sunday', 350, 500],
    ['how much is a haircut', 350, 500],
    ['thank you bye', 350, 400],
    ['yes', 400, 700],
    ['two zero six five five five zero one four two', 350, 400],
    ['two zero six five five five', 1200, 2500],
    ['I would like to', 1500, 2500],
    ['um', 1500, 2500],
  ])('“%s” locks after %i to %i ms', (text, leastMs, mostMs) => {
    expect(endOfTurn(turn(text, leastMs - 1), caller).do).toBe('wait');
    expect(endOfTurn(turn(text, mostMs), caller)).toEqual({ do: 'lock', reason: 'finished' });
  });

  it.each([
    ['yes', 'Would that work for you?', 350, 700],
    ['what are your hours', 'How can I help you?', 350, 700],
    ['Tuesday', 'Would you like Monday or Tuesday?', 350, 750],
    ['no thanks', 'Anything else?', 350, 700],
    ['two zero six', 'What is your phone number?', 1500, 2500],
    ['yes it is', 'What is your name?', 1500, 2500],
  ])('“%s” locks, after “%s”, in %i to %i ms', (text, asked, leastMs, mostMs) => {
    expect(endOfTurn(turn(text, leastMs - 1, { asked }), caller).do).toBe('wait');
    expect(endOfTurn(turn(text, mostMs, { asked }), caller)).toEqual({ do: 'lock', reason: 'finished' });
  });

  it('waits for words of sound that has none, then a new word begins the count again; without words it is noise', () => {
    const behind = turn('my number is', 3000, { lastVoiceMs: 4000, waitedMs: 500 });

    expect(endOfTurn(behind, caller)).toMatchObject({ do: 'wait', wallMs: 800 });
    expect(endOfTurn({ ...behind, waitedMs: 1300 }, caller)).toEqual({
      do: 'lock',
      reason: 'transcript-late',
    });
    expect(endOfTurn(turn('', 5000, { waitedMs: 1299 }), caller)).toMatchObject({ do: 'wait', wallMs: 1 });
    expect(endOfTurn(turn('', 1300), caller)).toEqual({ do: 'dismiss' });
  });

  it('waits longer while a new stream is given the audio again', () => {
    const recovering = turn('are you open today at all', 2000, { recovering: true });

    expect(endOfTurn(recovering, caller)).toMatchObject({ do: 'wait', wallMs: 3000 });
    expect(endOfTurn({ ...recovering, waitedMs: 5000 }, caller)).toMatchObject({ do: 'lock' });
  });

  it('waits for the last word to be stable, or the same for a while', () => {
    const words = turn('are you open today at all', 0).words.map((word) => ({ ...word, stable: false }));
    const unstable = turn('are you open today at all', 400, { words, unchangedForMs: 50 });

    expect(endOfTurn(unstable, caller)).toMatchObject({ do: 'wait', wallMs: 200 });
    expect(endOfTurn({ ...unstable, unchangedForMs: 250 }, caller)).toMatchObject({ do: 'lock' });
  });

  it('gives a stalled media stream only so long on the wall clock', () => {
    const stalled = turn('I would like to', 100, { waitedMs: 6600 });

    expect(endOfTurn(stalled, caller)).toEqual({ do: 'lock', reason: 'media-stalled' });
  });

  it('does not take audio that comes faster than time for a stall or a late transcript', () => {
    expect(endOfTurn(turn('', 9000, { waitedMs: 20 }), caller)).toMatchObject({ do: 'wait' });
  });

  it('learns how long a caller pauses, within bounds', () => {
    const slow = [900, 1200, 1100, 1500].reduce(withPause, noPauses);
    const quick = [210, 220, 230, 250].reduce(withPause, noPauses);

    expect(pauseFactor(noPauses)).toBe(1);
    expect(pauseFactor(slow)).toBeGreaterThan(1.3);
    expect(pauseFactor(quick)).toBeLessThan(0.9);
    expect(pauseFactor(Array.from({ length: 50 }, () => 60_000).reduce(withPause, noPauses))).toBe(1.6);
  });

  it('always comes to an end, and more silence never turns a lock into a wait', () => {
    const vocabulary = fc.constantFrom(
      'yes',
      'and',
      'um',
      'the',
      'five',
      'Tuesday',
      'could',
      'you',
      '?',
      'no',
      'a',
      'bye',
    );
    const texts = fc.array(vocabulary, { maxLength: 15 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        texts,
        fc.nat(12_000),
        fc.nat(5000),
        fc.double({ min: 1, max: 10, noNaN: true }),
        fc.constantFrom(
          '',
          'How can I help you?',
          'Is that right?',
          'What is your phone number?',
          'We close at six.',
        ),
        (text, ms, more, patience, asked) => {
          const now = endOfTurn(turn(text, ms, { asked }), { ...caller, patience });
          const later = endOfTurn(turn(text, ms + more, { asked }), { ...caller, patience });

          if (now.do !== 'wait') expect(later.do).toBe(now.do);
          if (now.do === 'wait') expect(Math.min(now.audioMs, now.wallMs)).toBeGreaterThan(0);
          expect(endOfTurn(turn(text, 10_000), { ...caller, patience }).do).not.toBe('wait');
        },
      ),
    );
  });
});
