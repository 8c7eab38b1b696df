import { SynthesizeSpeechCommand, type SynthesizeSpeechCommandInput } from '@aws-sdk/client-polly';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../../../simulator/faults.ts';
import { startPolly } from '../../../../simulator/services/polly/start-polly.ts';
import { allBad } from '../../../../simulator/switches.ts';
import { heardText, readMarks } from '../../../../simulator/voices/marks/read-marks.ts';
import { encodeMulaw } from '../../../../simulator/voices/mulaw.ts';
import { startVoices } from '../../../../simulator/voices/start-voices.ts';
import type { Voices } from '../../../../simulator/voices/utterance.ts';
import type { World } from '../../../../simulator/world.ts';
import { quietWorld } from '../../quiet-world.ts';
import { feed, onThePhone, pollyClient, speak } from './speech-client.ts';

let voices: Voices;
beforeAll(async () => {
  voices = await startVoices();
});
afterAll(() => voices.close());

const open: { close?(): unknown; destroy?(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await (thing.close?.() ?? thing.destroy?.());
});

async function start(world: World = quietWorld()) {
  const polly = await startPolly(world, voices);
  const client = pollyClient(polly.url);
  open.push(polly, client);
  return { client, world };
}

function said(mulaw: Uint8Array): string {
  return heardText(readMarks(mulaw));
}

describe('StartSpeechSynthesisStream', () => {
  it('says a text that came in pieces, and counts its characters', async () => {
    const { client, world } = await start();
    const input = feed();
    for (const piece of ['Yes, we are op', 'en on Sunday fr', 'om ten. Any', 'thing else?'])
      input.text(piece);
    input.close();

    const { audio, characters } = await speak(client, input.events);

    expect(said(audio)).toBe('Yes, we are open on Sunday from ten. Anything else?');
    expect(characters).toBe(51);
    expect(world.journal.entries[0]).toMatchObject({
      service: 'polly',
      operation: 'StartSpeechSynthesisStream',
      resource: 'Ruth',
      outcome: 'ok',
    });
  });

  it('speaks at the end of a sentence and at a forced flush, while the input stays open', async () => {
    const { client } = await start();
    const input = feed();
    let heard = new Uint8Array(0);
    let onHeard: () => void = () => undefined;
    const until = (text: string) =>
      new Promise<void>((resolve) => {
        onHeard = () => said(heard) === text && resolve();
        onHeard();
      });

    const stream = speak(client, input.events, onThePhone, (chunk) => {
      heard = new Uint8Array(Buffer.concat([heard, chunk]));
      onHeard();
    });
    input.text('Hello there. One');
    await until('Hello there.');
    input.text(' moment', true);
    await until('Hello there. One moment');
    input.close();

    expect(said((await stream).audio)).toBe('Hello there. One moment');
  });

  it('sends a sentence in several chunks that are words only together', async () => {
    const { client } = await start();
    const input = feed();
    input.text('Your appointment is on Friday.');
    input.close();

    const { chunks, audio } = await speak(client, input.events);

    expect(chunks).toBeGreaterThan(4);
    expect(audio.length / 8 / chunks).toBeLessThanOrEqual(256);
  });

  it('says an SSML document, its breaks and its substitutes', async () => {
    const { client } = await start();
    const input = feed();
    input.ssml('<speak>We open <break time="1s"/> at <sub alias="nine">9</sub> &amp; close at five.</speak>');
    input.close();

    const { audio } = await speak(client, input.events);

    const words = readMarks(audio);
    expect(heardText(words)).toBe('We open at nine & close at five.');
    expect((words[2]?.startMs ?? 0) - (words[1]?.endMs ?? 0)).toBeGreaterThan(1_000);
  });

  it.each([
    { Engine: 'neural' },
    { VoiceId: 'Ivy' },
    { VoiceId: 'Nobody' },
    { OutputFormat: 'json' },
    { OutputFormat: 'mulaw', SampleRate: '16000' },
    { LanguageCode: 'de-DE' },
    { LexiconNames: ['menu'] },
  ] as Partial<typeof onThePhone>[])('refuses %o', async (wrong) => {
    const { client } = await start();
    const input = feed();
    input.close();

    const answer = speak(client, input.events, { ...onThePhone, ...wrong });

    await expect(answer).rejects.toMatchObject({
      name: 'ValidationException',
      reason: 'fieldValidationFailed',
      fields: [{ name: Object.keys(wrong).at(-1) }],
    });
  });

  it('refuses 8 kHz when the switch says so, and says the same at 16 kHz', async () => {
    const { client } = await start({ ...quietWorld(), switches: allBad });
    const at16kHz = feed();
    at16kHz.text('We are open.');
    at16kHz.close();
    const at8kHz = feed();
    at8kHz.close();

    const refused = speak(client, at8kHz.events);
    await expect(refused).rejects.toMatchObject({ name: 'ValidationException' });
    const { audio } = await speak(client, at16kHz.events, {
      ...onThePhone,
      OutputFormat: 'pcm',
      SampleRate: '16000',
    });

    const view = new DataView(audio.buffer, audio.byteOffset);
    const everySecond = Int16Array.from({ length: audio.length / 4 }, (_, n) => view.getInt16(4 * n, true));
    expect(said(encodeMulaw(everySecond))).toBe('We are open.');
  });

  it('ends a stream that has been idle for 5 s', async () => {
    const { client, world } = await start();
    const input = feed();
    const stream = speak(client, input.events, onThePhone, () => world.clock.jump(5_000));
    input.text('Hello. And');

    await expect(stream).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      quotaCode: 'input-stream-inbound-event-timeout',
      serviceCode: 'polly',
    });
    expect(world.journal.entries[0]?.outcome).toBe('ServiceQuotaExceededException');
  });

  it('takes eight streams at once, and another when they have ended', async () => {
    const { client, world } = await start();
    const begun = Array.from({ length: 8 }, () => {
      const input = feed();
      input.text('Hold on. And');
      let hasSound: () => void = () => undefined;
      const sounds = new Promise<void>((resolve) => (hasSound = resolve));
      return { input, sounds, stream: speak(client, input.events, onThePhone, hasSound) };
    });
    await Promise.all(begun.map(({ sounds }) => sounds));
    world.clock.jump(1_000);
    const say = () => {
      const input = feed();
      input.text('Hello.');
      input.close();
      return speak(client, input.events);
    };

    await expect(say()).rejects.toMatchObject({ name: 'ThrottlingException' });
    for (const { input } of begun) input.close();
    await Promise.all(begun.map(({ stream }) => stream));
    expect(said((await say()).audio)).toBe('Hello.');
  });

  it('takes eight streams a second', async () => {
    const { client, world } = await start();
    const say = () => {
      const input = feed();
      input.text('Hi.');
      input.close();
      return speak(client, input.events);
    };
    for (let n = 0; n < 8; n += 1) await say();

    await expect(say()).rejects.toMatchObject({ name: 'ThrottlingException' });
    world.clock.jump(1_000);
    await expect(say()).resolves.toMatchObject({ characters: 3 });
  });

  it('has no such quotas once they have been raised', async () => {
    const { client } = await start(quietWorld({ quotas: 'raised-quotas' }));
    const inputs = Array.from({ length: 12 }, feed);
    const streams = inputs.map((input) => speak(client, input.events));
    for (const input of inputs) {
      input.text('Hi.');
      input.close();
    }

    expect(await Promise.all(streams)).toHaveLength(12);
  });

  it('counts its delays: the first sound, then every chunk', async () => {
    const { client, world } = await start(
      quietWorld({ delaysMs: { 'polly.stream-first-audio': 60, 'polly.audio-rate': 5, 'net.connect': 7 } }),
    );
    const input = feed();
    input.text('We are open.');
    input.close();

    const { chunks } = await speak(client, input.events);

    expect(world.journal.entries[0]?.injectedMs).toBe(7 + 60 + 5 * (chunks - 1));
  });

  it('can be cut in the middle: the stream ends quietly, unclosed', async () => {
    const { client, world } = await start();
    world.faults.add({ service: 'polly', kind: 'cut', afterEvents: 3 } satisfies Fault);
    const input = feed();
    input.text('Your appointment is on Friday.');
    input.close();

    const { audio, characters } = await speak(client, input.events);

    expect(characters).toBeUndefined();
    expect(audio.length).toBeGreaterThan(0);
    expect(said(audio)).not.toContain('Friday.');
  });

  it('leaves unspoken what was not flushed when the input ends without a close', async () => {
    const { client } = await start();
    const input = feed();
    input.text('One. Two');
    input.end();

    const { audio, characters } = await speak(client, input.events);

    expect(said(audio)).toBe('One.');
    expect(characters).toBeUndefined();
  });
});

describe('SynthesizeSpeech', () => {
  const hello: SynthesizeSpeechCommandInput = {
    Engine: 'generative',
    VoiceId: 'Matthew',
    OutputFormat: 'pcm',
    SampleRate: '8000',
    Text: 'Hello, who is this?',
  };

  it('says a text in one answer', async () => {
    const { client, world } = await start(quietWorld({ delaysMs: { 'polly.synthesize': 30 } }));

    const { AudioStream, RequestCharacters } = await client.send(new SynthesizeSpeechCommand(hello));

    const audio = (await AudioStream?.transformToByteArray()) ?? new Uint8Array(0);
    const view = new DataView(audio.buffer, audio.byteOffset);
    const pcm = Int16Array.from({ length: audio.length / 2 }, (_, n) => view.getInt16(2 * n, true));
    expect(said(encodeMulaw(pcm))).toBe('Hello, who is this?');
    expect(RequestCharacters).toBe(19);
    expect(world.journal.entries[0]).toMatchObject({ operation: 'SynthesizeSpeech', injectedMs: 30 });
  });

  it.each([
    [{ VoiceId: 'Ivy' as const }, 'ValidationException'],
    [{ Engine: 'neural' as const }, 'EngineNotSupportedException'],
    [{ SampleRate: '22050' }, 'InvalidSampleRateException'],
    [{ LanguageCode: 'fr-FR' as const }, 'LanguageNotSupportedException'],
    [{ Text: 'a'.repeat(3_001) }, 'TextLengthExceededException'],
    [{ Text: '<speak>Hi', TextType: 'ssml' as const }, 'InvalidSsmlException'],
    [{ Text: '<speak><voice>Hi</voice></speak>', TextType: 'ssml' as const }, 'InvalidSsmlException'],
    [{ LexiconNames: ['menu'] }, 'LexiconNotFoundException'],
    [{ SpeechMarkTypes: ['word' as const] }, 'MarksNotSupportedForFormatException'],
  ])('refuses %o with %s', async (wrong, name) => {
    const { client } = await start();

    const answer = client.send(new SynthesizeSpeechCommand({ ...hello, ...wrong }));

    await expect(answer).rejects.toMatchObject({ name });
  });

  it.each([
    ['throttle', 'ThrottlingException'],
    ['error', 'ServiceFailureException'],
  ] as const)('fails with the fault %s as %s', async (kind, name) => {
    const { client, world } = await start();
    world.faults.add({ service: 'polly', operation: 'SynthesizeSpeech', kind });

    await expect(client.send(new SynthesizeSpeechCommand(hello))).rejects.toMatchObject({ name });
  });
});
