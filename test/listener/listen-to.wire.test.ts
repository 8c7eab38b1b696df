import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ListenerEvent } from '../../lambdas/listener/listener-event.ts';
import { startVoices } from '../../simulator/voices/start-voices.ts';
import type { Voices } from '../../simulator/voices/utterance.ts';
import { CALL_MS, type HeardCall, heardCall, paced, spoken } from './heard-call.ts';
import { clicks, joined, noise, random, silence, tones } from './recorded-sound.ts';
import { draftsOf, turnsOf } from './virtual-call.ts';

const plain = (text: string) => text.toLowerCase().replaceAll(/[.,?!]/g, '');
const texts = (events: readonly ListenerEvent[]) => turnsOf(events).map((turn) => plain(turn.text));

describe('listenTo', () => {
  let voices: Voices;
  const opened: HeardCall[] = [];
  beforeAll(async () => {
    voices = await startVoices();
  });
  afterAll(() => voices.close());
  afterEach(async () => {
    for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
  });

  async function open(...of: Parameters<typeof heardCall>): Promise<HeardCall> {
    const call = await heardCall(...of);
    opened.push(call);
    return call;
  }

  it('hears two questions as two turns, in producer time', async () => {
    const call = await open();
    const sound = await spoken(
      voices,
      600,
      'What time do you close on Saturday?',
      1800,
      'Do you take credit cards?',
      1500,
    );

    const events = await call.listen(sound);

    expect(texts(events)).toEqual(['what time do you close on saturday', 'do you take credit cards']);
    const [first, second] = turnsOf(events);
    expect(first?.speechStartMs).toBeGreaterThan(CALL_MS + 500);
    expect(first?.speechStartMs).toBeLessThan(CALL_MS + 1100);
    expect(second?.speechStartMs).toBeGreaterThan((first?.speechEndMs ?? 0) + 1500);
    expect(draftsOf(events).length).toBeGreaterThan(4);
    expect(events.filter((event) => event.type === 'speech-started')).not.toEqual([]);
  });

  it('tells at least once in each second of audio that it hears something', async () => {
    const call = await open();

    const events = await call.listen(silence(5000), { pace: 50 });

    const times = events.flatMap((event) => (event.type === 'heartbeat' ? [event.mediaTimeMs] : []));
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(times.at(0)).toBeLessThanOrEqual(CALL_MS + 1000);
    expect(times.at(-1)).toBeGreaterThanOrEqual(CALL_MS + 4000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1000);
  });

  it('waits through pauses in a number that is read out', async () => {
    const call = await open();
    const sound = await spoken(
      voices,
      400,
      'My number is two oh six',
      900,
      'five five five',
      900,
      'oh one four two',
      1500,
    );

    expect(texts(await call.listen(sound))).toEqual([
      'my number is two oh six five five five oh one four two',
    ]);
  });

  it.each([1, 3, 6])(
    'loses and doubles no word when Transcribe is cut after %i results',
    async (afterEvents) => {
      const call = await open([{ kind: 'cut', nth: 1, afterEvents }]);
      const said = 'I would like to book a haircut for Tuesday afternoon, and a beard trim for my son.';
      const sound = await spoken(voices, 400, said, 1800);

      const events = await call.listen(sound, { pace: 6 });

      expect(texts(events)).toEqual([plain(said)]);
      expect(events.filter((event) => event.type === 'deaf')).toEqual([]);
    },
  );

  it('gets over refusals without losing a word', async () => {
    const call = await open([{ kind: 'throttle', nth: [1, 2] }]);
    const sound = await spoken(voices, 300, 'Where are you located?', 1800);

    expect(texts(await call.listen(sound, { pace: 2 }))).toEqual(['where are you located']);
  });

  it('says that it is deaf when Transcribe fails for good, and goes on listening', async () => {
    const call = await open([{ kind: 'error' }]);
    const sound = await spoken(voices, 300, 'Where are you located?', 900);

    const events = await call.listen(sound, { pace: 2 });

    expect(events.filter((event) => event.type === 'deaf')).toHaveLength(1);
    expect(turnsOf(events)).toEqual([]);
    expect(events.at(-1)?.type).toBe('heartbeat');
  });

  it('begins at the time it is given: earlier words belong to answered turns', async () => {
    const call = await open();
    const sound = await spoken(voices, 300, 'What are your hours?', 1500, 'Are you open on Sunday?', 1500);
    const { words } = await voices.speak('What are your hours?', 'caller');

    const events = await call.listen(sound, { fromMs: CALL_MS + 300 + (words.at(-1)?.endMs ?? 0) + 500 });

    expect(texts(events)).toEqual(['are you open on sunday']);
  });

  it('does not take the prompt that it hears itself for the caller', async () => {
    const call = await open();
    const text = 'We are open from nine to five, Monday to Friday.';
    const echo = await spoken(voices, 300, text);
    const prompt = { text, startedAtMs: CALL_MS + 300, endsAtMs: CALL_MS + echo.length / 8 };
    const sound = joined(echo, silence(400), await spoken(voices, 'And on Saturday?', 1500));

    const events = await call.listen(sound, { playing: () => prompt });

    expect(texts(events)).toEqual(['and on saturday']);
    expect(draftsOf(events).every((draft) => plain(draft.text).startsWith('and'))).toBe(true);
  });

  it('ends when the stream stops in the middle of a sentence, with the words that came', async () => {
    const call = await open();
    const whole = await spoken(voices, 300, 'I would like to book a massage for Thursday');
    const cut = whole.subarray(0, whole.length - 4000);

    const [turn, ...others] = turnsOf(await call.listen(cut));

    expect(others).toEqual([]);
    expect(plain(turn?.text ?? '')).toMatch(/^i would like to book a massage/);
  });

  it('ends at once when it is aborted, although the frames hang', async () => {
    const call = await open();
    const controller = new AbortController();
    const sound = await spoken(voices, 300, 'Hello, is anybody there?');
    async function* hanging() {
      yield* paced(sound, 20);
      await new Promise<void>(() => undefined);
    }

    const events = await call.listen(sound, {
      frames: hanging(),
      signal: controller.signal,
      onEvent: (event) => event.type === 'draft' && controller.abort(),
    });

    expect(turnsOf(events)).toEqual([]);
    expect(draftsOf(events)).toHaveLength(1);
  });

  it('throws what the road of the voice throws, after the open turn', async () => {
    const call = await open();
    const sound = await spoken(voices, 300, 'Can I pay by card?');
    const events: ListenerEvent[] = [];
    async function* breaking() {
      yield* paced(sound, 8);
      throw new Error('the road has broken');
    }

    const listening = call.listen(sound, { frames: breaking(), onEvent: (event) => events.push(event) });

    await expect(listening).rejects.toThrow('the road has broken');
    expect(texts(events)).toEqual(['can i pay by card']);
  });

  it.each([
    ['silence', silence(6000)],
    ['office noise', noise(6000, -35)],
    ['clicks', clicks(6000, 250)],
    [
      'keys',
      joined(
        silence(500),
        tones(200, 0.5, 770, 1336),
        silence(300),
        tones(200, 0.5, 941, 1477),
        silence(2500),
      ),
    ],
    [
      'garbage',
      Int16Array.from(
        { length: 48_000 },
        (
          (next) => () =>
            next() * 65_536 - 32_768
        )(random(5)),
      ),
    ],
    ['a dial tone', tones(6000, 0.3, 350, 440)],
  ])('makes no turn of %s', async (_, sound) => {
    const call = await open();

    const events = await call.listen(sound, { pace: 20 });

    expect(turnsOf(events)).toEqual([]);
    expect(draftsOf(events)).toEqual([]);
  });
});
