import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftsOf, runCall, said, turnsOf, type VirtualWord } from './virtual-call.ts';

const prompt = (text: string, startedAtMs: number, endsAtMs: number) => ({ text, startedAtMs, endsAtMs });
const texts = (events: ReturnType<typeof runCall>) => turnsOf(events).map((turn) => turn.text);
const endOf = (words: readonly VirtualWord[]) => words.at(-1)?.endMs ?? 0;

describe('a turn', () => {
  it('is locked once, soon after a whole question', () => {
    const words = said('what time do you close on Saturday', 1000);

    const [turn, ...others] = turnsOf(runCall({ words, lengthMs: 8000 }));

    expect(others).toEqual([]);
    expect(turn?.text).toBe('what time do you close on Saturday');
    expect(turn?.speechStartMs).toBe(1000);
    expect((turn?.lockedAtMs ?? 0) - endOf(words)).toBeLessThanOrEqual(500);
    expect(turn?.interrupted).toBe(false);
  });

  it.each([
    'I would like to book a haircut and | a beard trim',
    'um || do you have anything on Friday',
    'my number is two zero six || five five five || zero one four two',
    'could I move it from Monday | to Tuesday',
    'let me see || Tuesday at three',
    'can you || help me with my account',
  ])('is not cut in the middle: %s', (text) => {
    expect(texts(runCall({ words: said(text, 500), lengthMs: 15_000 }))).toEqual([
      text.replaceAll(/ \|+/g, ''),
    ]);
  });

  it('is judged by what the agent had asked', () => {
    const delay = (asked: string) => {
      const words = said('two zero six five five five', 3000);
      const prompts = [prompt(asked, 500, 2500)];
      return (turnsOf(runCall({ words, prompts, lengthMs: 9000 }))[0]?.lockedAtMs ?? 0) - endOf(words);
    };

    expect(delay('Your order number, please?')).toBeLessThan(delay('And your full phone number?'));
  });

  it('does not end while the caller talks for 40 s', () => {
    const sentence = 'I was there and it was raining and then the car would not start so I walked home and';
    const words: VirtualWord[] = [];
    while (endOf(words) < 40_000) words.push(...said(sentence, endOf(words) + 300));

    const turns = turnsOf(runCall({ words, lengthMs: 48_000 }));

    expect(turns).toHaveLength(1);
    expect(turns[0]?.text.split(' ')).toHaveLength(words.length);
  });

  it('is locked after 60 s of talk, and no word is lost or doubled over the lock', () => {
    const words: VirtualWord[] = [];
    while (endOf(words) < 65_000) words.push(...said('it goes on and on and', endOf(words) + 100));

    const turns = turnsOf(runCall({ words, lengthMs: 75_000 }));

    expect(turns).toHaveLength(2);
    expect(turns.map((turn) => turn.text).join(' ')).toBe(words.map((word) => word.text).join(' '));
  });

  it('waits for a late transcript, and a word that comes too late begins the next turn', () => {
    const words = said('are you open on Sunday', 500);

    expect(texts(runCall({ words, lengthMs: 8000, lagMs: 1100 }))).toEqual(['are you open on Sunday']);
    expect(texts(runCall({ words, lengthMs: 8000, lagMs: 3000 })).join(' ')).toBe('are you open on Sunday');
  });

  it('takes the corrected word, and tells what it was taken for only in the drafts', () => {
    const words = said('do you sell gift cards', 500).map((word) =>
      word.text === 'cards' ? { ...word, heardAs: 'cars' } : word,
    );

    const events = runCall({ words, lengthMs: 5000 });

    expect(texts(events)).toEqual(['do you sell gift cards']);
    expect(turnsOf(events)[0]?.drafts).toContain('do you sell gift cars');
    expect(draftsOf(events).filter((draft) => draft.text.endsWith('cars'))[0]?.stable).toBe(false);
  });

  it('needs longer silence when the call asks for patience', () => {
    const words = said('I will take the blue one', 500);
    const delay = (patience: number) =>
      (turnsOf(runCall({ words, lengthMs: 9000, patience }))[0]?.lockedAtMs ?? 0) - endOf(words);

    expect(delay(3)).toBeGreaterThan(2.5 * delay(1));
  });
});

describe('what is no turn', () => {
  it('noise', () => {
    const events = runCall({
      words: [],
      noises: [
        [500, 900],
        [2000, 5000],
      ],
      lengthMs: 9000,
    });

    expect(turnsOf(events)).toEqual([]);
    expect(draftsOf(events)).toEqual([]);
    expect(events.filter((event) => event.type === 'speech-started')).toHaveLength(2);
  });

  it('"um" and nothing after it', () => {
    expect(turnsOf(runCall({ words: said('um', 500), lengthMs: 9000 }))).toEqual([]);
  });

  it('"mm-hm" and "okay" while the agent speaks', () => {
    const prompts = [
      prompt('We are open from nine to five on weekdays and ten to two on Saturdays.', 500, 5000),
    ];
    const words = [...said('mm-hm', 1500), ...said('okay right', 3000)];

    const events = runCall({ words, prompts, lengthMs: 9000 });

    expect(turnsOf(events)).toEqual([]);
    expect(draftsOf(events)).toEqual([]);
  });

  it('but "okay" is one when it answers a question, and when nothing plays', () => {
    const prompts = [prompt('Shall I book it for you?', 500, 2000)];

    expect(texts(runCall({ words: said('okay', 1800), prompts, lengthMs: 6000 }))).toEqual(['okay']);
    expect(texts(runCall({ words: said('okay', 1800), lengthMs: 6000 }))).toEqual(['okay']);
  });

  it('noise after the words does not hold the turn open', () => {
    const words = said('how much is a haircut', 500);

    const [turn] = turnsOf(runCall({ words, noises: [[endOf(words) + 100, 20_000]], lengthMs: 20_000 }));

    expect(turn?.text).toBe('how much is a haircut');
    expect((turn?.lockedAtMs ?? 0) - endOf(words)).toBeLessThan(4500);
  });
});

describe('an echo', () => {
  const text = 'We are open from nine to five. Would you like to book an appointment?';
  const prompts = [prompt(text, 500, 5200)];
  /** The prompt as a microphone hears it: evenly spread and 250 ms late. */
  const echo = (from: number, to: number, misheard: Readonly<Record<string, string>> = {}): VirtualWord[] => {
    const parts = text.replaceAll(/[.?]/g, '').toLowerCase().split(' ');
    const stepMs = (5200 - 500) / parts.length;
    return parts.slice(from, to).map((part, index) => ({
      text: misheard[part] ?? part,
      startMs: Math.round(750 + (from + index) * stepMs),
      endMs: Math.round(750 + (from + index + 0.9) * stepMs),
    }));
  };

  it.each([
    ['of the whole prompt', echo(0, 14)],
    ['of a piece', echo(3, 9)],
    ['misheard here and there', echo(0, 14, { open: 'hoping', like: 'light' })],
    ['of two words', echo(8, 10)],
  ])('is no turn and no draft: %s', (_, words) => {
    const events = runCall({ words, prompts, lengthMs: 12_000 });

    expect(turnsOf(events)).toEqual([]);
    expect(draftsOf(events)).toEqual([]);
  });

  it('is left out of what the caller says after it', () => {
    const words = [...echo(0, 10), ...said('no I just want to know the price', 5600)];

    const events = runCall({ words, prompts, lengthMs: 12_000 });

    expect(texts(events)).toEqual(['no I just want to know the price']);
    expect(draftsOf(events).every((draft) => draft.text.startsWith('no'))).toBe(true);
  });

  it('is not what the caller says in words of their own: an interruption', () => {
    const [turn] = turnsOf(
      runCall({ words: said('can I talk to a real person', 2000), prompts, lengthMs: 9000 }),
    );

    expect(turn?.text).toBe('can I talk to a real person');
    expect(turn?.interrupted).toBe(true);
  });

  it('is not an answer that takes up the words of the question after it', () => {
    const asked = [prompt('Would you prefer Monday or Tuesday?', 500, 2600)];

    expect(texts(runCall({ words: said('Tuesday', 2900), prompts: asked, lengthMs: 7000 }))).toEqual([
      'Tuesday',
    ]);
    expect(texts(runCall({ words: said('Monday', 3200), prompts: asked, lengthMs: 7000 }))).toEqual([
      'Monday',
    ]);
  });
});

describe('whatever is said', () => {
  const vocabulary =
    'yes no and the Tuesday five um could you book it please my number is three o’clock bye'.split(' ');
  const talk = fc.array(
    fc.record({
      text: fc.constantFrom(...vocabulary),
      gapMs: fc.integer({ min: 0, max: 3000 }),
      lengthMs: fc.integer({ min: 140, max: 700 }),
    }),
    { maxLength: 25 },
  );

  it('every word is in one turn, in order, unless it was only a filler; drafts never come after their lock', () => {
    fc.assert(
      fc.property(talk, fc.integer({ min: 0, max: 640 }), (items, lagMs) => {
        let atMs = 300;
        const words = items.map(({ text, gapMs, lengthMs }) => {
          const startMs = atMs + gapMs;
          atMs = startMs + lengthMs;
          return { text, startMs, endMs: atMs };
        });

        const turns = turnsOf(runCall({ words, lengthMs: atMs + 8000, lagMs }));

        const heard = turns.flatMap((turn) => turn.text.split(' ')).filter((word) => word !== 'um');
        expect(heard).toEqual(words.map((word) => word.text).filter((word) => word !== 'um'));
        for (const [index, turn] of turns.entries()) {
          expect(turn.lockedAtMs).toBeGreaterThanOrEqual(turn.speechEndMs);
          expect(turn.speechStartMs).toBeGreaterThanOrEqual(turns[index - 1]?.speechEndMs ?? 0);
          expect(turn.drafts.at(-1)).toBe(turn.text);
        }
      }),
      { numRuns: 150 },
    );
  });
});
