import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaProducer } from '../../../../simulator/connect/connect-parts.ts';
import { PhoneLine } from '../../../../simulator/connect/line/phone-line.ts';
import type { AudioChunk, Echo, SoundEvent } from '../../../../simulator/connect/phone-call.ts';
import { heardText, readMarks } from '../../../../simulator/voices/marks/read-marks.ts';
import { encodeMulaw } from '../../../../simulator/voices/mulaw.ts';
import { startVoices } from '../../../../simulator/voices/start-voices.ts';
import type { Utterance, Voices } from '../../../../simulator/voices/utterance.ts';
import { quietWorld } from '../../quiet-world.ts';

const QUESTION = 'What are your hours on Friday?';
const ANSWER = 'We are open from nine to five.';
const source = { kind: 'prompt', actionIdentifier: 'play' } as const;
let voices: Voices;
let question: Utterance;
let answer: Utterance;

beforeAll(async () => {
  voices = await startVoices();
  [question, answer] = await Promise.all([voices.speak(QUESTION, 'caller'), voices.speak(ANSWER, 'agent')]);
});
afterAll(() => voices.close());

/** A line with a media stream whose audio is kept as the µ-law that Transcribe would make of it. */
function lineWithStream(echo?: Echo) {
  const { clock } = quietWorld({ speed: 8 });
  const line = new PhoneLine(clock, { seed: 'line', echo });
  const frames: { pcm: Int16Array; atMs: number }[] = [];
  const producer: MediaProducer = {
    streamArn: 'arn:aws:kinesisvideo:us-east-1:111122223333:stream/s/1',
    startTimestampMs: clock.nowMs(),
    startFragmentNumber: '1',
    write: (pcm, atMs) => frames.push({ pcm, atMs }),
    stop: () => {},
  };
  line.startStreaming(producer);
  const streamed = () =>
    heardText(readMarks(Uint8Array.from(Buffer.concat(frames.map(({ pcm }) => encodeMulaw(pcm))))));
  return { clock, line, frames, streamed };
}

describe('PhoneLine', () => {
  it('carries the words of the caller to the media stream', async () => {
    const { clock, line, streamed } = lineWithStream();

    const said = await line.say(question.mulaw);
    await clock.sleep(100);
    line.end();

    expect(streamed()).toBe(QUESTION);
    expect(said.endMs - said.startMs).toBe(question.mulaw.length / 8);
    expect(said.cut).toBe(false);
  });

  it('speaks one thing after the other', async () => {
    const { clock, line, streamed } = lineWithStream();

    const [first, second] = await Promise.all([line.say(question.mulaw), line.say(answer.mulaw)]);
    await clock.sleep(100);
    line.end();

    expect(second.startMs).toBe(first.endMs);
    expect(streamed()).toBe(`${QUESTION} ${ANSWER}`);
  });

  it('keeps the pace of the clock, with no frame lost and none before it has sounded', async () => {
    const { clock, line, frames } = lineWithStream();
    const earlyMs: number[] = [];
    line.onAudio(({ atMs }) => earlyMs.push(atMs + 64 - clock.nowMs()));

    await clock.sleep(3_000);
    const endMs = line.end();

    const first = frames[0]?.atMs ?? 0;
    expect(frames.map(({ atMs }) => atMs)).toEqual(frames.map((_, n) => first + n * 64));
    expect(frames.length).toBe(Math.floor((endMs - first) / 64));
    expect(earlyMs.length).toBeGreaterThan(80);
    expect(Math.max(...earlyMs)).toBeLessThanOrEqual(0);
  });

  it('hears what was played, word by word, from its bytes', async () => {
    const { line } = lineWithStream();
    const events: SoundEvent[] = [];
    line.onSound((event) => events.push(event));

    await line.play(answer.mulaw, source);
    const { timeline } = line;
    line.end();

    const [sound] = timeline.filter(({ kind }) => kind !== 'silence');
    expect(sound).toMatchObject({ kind: 'prompt', text: ANSWER, actionIdentifier: 'play' });
    expect(sound?.words.map(({ text }) => text)).toEqual(ANSWER.split(' '));
    expect(sound?.audibleFromMs).toBeGreaterThanOrEqual(sound?.startMs ?? 0);
    expect(sound?.audibleToMs).toBeLessThanOrEqual(sound?.endMs ?? 0);
    expect(events.map(({ phase, sound: { text } }) => [phase, text])).toEqual([
      ['start', ANSWER],
      ['end', ANSWER],
    ]);
  });

  it('hears no more than was played when the call ends inside a prompt', async () => {
    const { clock, line } = lineWithStream();
    const playing = line.play(answer.mulaw, source);
    const saying = line.say(question.mulaw);

    await clock.sleep(answer.mulaw.length / 16);
    const soFar = line.timeline.at(-1);
    const atMs = line.end();

    await expect(playing).rejects.toThrow();
    const sound = line.timeline.find(({ kind }) => kind === 'prompt');
    expect(sound?.endMs).toBeCloseTo(atMs, -1);
    expect(ANSWER.startsWith(sound?.words[0]?.text ?? '?')).toBe(true);
    expect(sound?.words.length).toBeLessThan(ANSWER.split(' ').length);
    expect(soFar?.words.length).toBeLessThanOrEqual(sound?.words.length ?? 0);
    expect(await saying).toMatchObject({ cut: true });
  });

  it('has silence between sounds, and a silent prompt is part of it', async () => {
    const { clock, line } = lineWithStream();
    await line.play(answer.mulaw, source);
    await line.play(new Uint8Array(3_200).fill(0xff), source);
    await clock.sleep(200);
    await line.play(answer.mulaw, source);
    await clock.sleep(50);
    line.end();

    const kinds = line.timeline.map(({ kind }) => kind);
    expect(kinds.slice(kinds.indexOf('prompt'))).toEqual(['prompt', 'silence', 'prompt', 'silence']);
    const silence = line.timeline[kinds.indexOf('prompt') + 1];
    expect((silence?.endMs ?? 0) - (silence?.startMs ?? 0)).toBeGreaterThanOrEqual(600);
  });

  it('sends no word anywhere while everybody is silent', async () => {
    const { clock, line, frames, streamed } = lineWithStream();
    await clock.sleep(1_000);
    line.end();

    expect(streamed()).toBe('');
    expect(Math.max(...frames.flatMap(({ pcm }) => [...pcm].map(Math.abs)))).toBeLessThan(32);
    expect(frames.some(({ pcm }) => pcm.some((level) => level !== 0))).toBe(true);
  });

  it('echoes the words of the agent, softer and later, on a speakerphone', async () => {
    const { clock, line, frames, streamed } = lineWithStream({ delayMs: 150, gainDb: -12 });
    await line.play(answer.mulaw, source);
    await clock.sleep(400);
    line.end();

    expect(streamed()).toBe(ANSWER);
    const loudest = (pcm: Iterable<number>) => Math.max(...[...pcm].map(Math.abs));
    const { agent } = line.recording();
    expect(loudest(frames.flatMap(({ pcm }) => [...pcm]))).toBeLessThan(loudest(decode(agent)) / 3);
    const heardAt = readMarks(line.recording().caller)[0]?.startMs ?? 0;
    const playedAt = readMarks(agent)[0]?.startMs ?? 0;
    expect(heardAt - playedAt).toBe(150);
  });

  it('lets the caller win over the echo', async () => {
    const { clock, line, streamed } = lineWithStream({ delayMs: 0, gainDb: 0 });
    const playing = line.play(answer.mulaw, source);
    await line.say(question.mulaw);
    await playing;
    await clock.sleep(100);
    line.end();

    expect(streamed()).toContain(QUESTION);
  });

  it('refuses an echo that is louder than its sound', () => {
    const { clock } = quietWorld();

    expect(() => new PhoneLine(clock, { seed: 's', echo: { delayMs: 0, gainDb: 3 } })).toThrow(RangeError);
  });

  it('records both sides in step, equally long, and hands out the same live', async () => {
    const { line } = lineWithStream();
    const chunks: AudioChunk[] = [];
    line.onAudio((chunk) => chunks.push(chunk));
    await Promise.all([line.say(question.mulaw), line.play(answer.mulaw, source)]);
    line.end();

    const { caller, agent } = line.recording();
    expect(caller.length).toBe(agent.length);
    expect(heardText(readMarks(caller))).toBe(QUESTION);
    expect(heardText(readMarks(agent))).toBe(ANSWER);
    const live = Uint8Array.from(
      Buffer.concat(chunks.filter(({ side }) => side === 'agent').map(({ mulaw }) => mulaw)),
    );
    const from = ((chunks[0]?.atMs ?? 0) - line.startMs) * 8;
    expect(live).toEqual(agent.slice(from, from + live.length));
    expect(agent.length - from - live.length).toBeLessThan(512);
  });
});

function decode(mulaw: Uint8Array): Int16Array {
  return Int16Array.from(mulaw, (code) => MULAW[code] ?? 0);
}
const MULAW = Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0xff;
  const magnitude = (((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4);
  return bits & 0x80 ? 0x84 - magnitude : magnitude - 0x84;
});
