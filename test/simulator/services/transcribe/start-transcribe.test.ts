import {
  type LanguageCode,
  type Result,
  StartStreamTranscriptionCommand,
  type StartStreamTranscriptionCommandInput,
  TranscribeStreamingClient,
} from '@aws-sdk/client-transcribe-streaming';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  startTranscribe,
  type TranscriptHeard,
} from '../../../../simulator/services/transcribe/start-transcribe.ts';
import { allBad } from '../../../../simulator/switches.ts';
import { decodeMulaw } from '../../../../simulator/voices/mulaw.ts';
import { silence } from '../../../../simulator/voices/silence.ts';
import { startVoices } from '../../../../simulator/voices/start-voices.ts';
import type { Voices } from '../../../../simulator/voices/utterance.ts';
import type { World } from '../../../../simulator/world.ts';
import { quietWorld } from '../../quiet-world.ts';
import { joined, unmarkedSound } from '../../voices/marks/marked-sound.ts';

let voices: Voices;
let question: Uint8Array;
beforeAll(async () => {
  voices = await startVoices();
  question = (await voices.speak('Do you open on Sunday?', 'caller')).mulaw;
});
afterAll(() => voices.close());

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(world: World = quietWorld()) {
  const transcribe = await startTranscribe(world);
  const client = new TranscribeStreamingClient({
    endpoint: transcribe.url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
  });
  open.push(transcribe.close, () => client.destroy());
  return { client, world, transcribe };
}

const phone = {
  LanguageCode: 'en-US',
  MediaEncoding: 'pcm',
  MediaSampleRateHertz: 8_000,
  EnablePartialResultsStabilization: true,
  PartialResultsStability: 'high',
} as const;

/** Sends chunks and, unless told otherwise, ends; gives every result. */
async function transcribe(
  client: TranscribeStreamingClient,
  chunks: AsyncIterable<Uint8Array>,
  settings: Partial<StartStreamTranscriptionCommandInput> = {},
  onResult: (result: Result) => void = () => undefined,
): Promise<Result[]> {
  const command = new StartStreamTranscriptionCommand({
    ...phone,
    ...settings,
    AudioStream: (async function* () {
      for await (const chunk of chunks) yield { AudioEvent: { AudioChunk: chunk } };
    })(),
  });
  const { TranscriptResultStream } = await client.send(command);
  const results: Result[] = [];
  for await (const event of TranscriptResultStream ?? []) {
    for (const result of event.TranscriptEvent?.Transcript?.Results ?? []) {
      results.push(result);
      onResult(result);
    }
  }
  return results;
}

async function* chunksOf(mulaw: Uint8Array, ms = 100): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < mulaw.length; at += ms * 8) yield pcmOf(mulaw.subarray(at, at + ms * 8));
}

function pcmOf(mulaw: Uint8Array): Uint8Array {
  const pcm = decodeMulaw(mulaw);
  return new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
}

const finalsOf = (results: readonly Result[]) =>
  results
    .filter((result) => result.IsPartial === false)
    .map((result) => result.Alternatives?.[0]?.Transcript);

describe('startTranscribe', () => {
  it('writes what is said, first in parts and then for good', async () => {
    const { client, world } = await start();

    const results = await transcribe(client, chunksOf(joined(silence(300), question, silence(1_000))));

    expect(finalsOf(results)).toEqual(['Do you open on Sunday?']);
    expect(results.length).toBeGreaterThan(3);
    expect(results[0]).toMatchObject({ IsPartial: true });
    expect(world.journal.entries[0]).toMatchObject({
      service: 'transcribe',
      operation: 'StartStreamTranscription',
      resource: 'en-US',
      outcome: 'ok',
    });
  });

  it('hears µ-law as well', async () => {
    const { client } = await start();
    const chunks = (async function* () {
      for (let at = 0; at < question.length; at += 800) yield question.subarray(at, at + 800);
    })();

    expect(finalsOf(await transcribe(client, chunks, { MediaEncoding: 'g711-ulaw' }))).toEqual([
      'Do you open on Sunday?',
    ]);
  });

  it('sends the final result while the stream stays open', async () => {
    const { client } = await start();
    let finalIsThere: () => void = () => undefined;
    const final = new Promise<void>((resolve) => (finalIsThere = resolve));
    const chunks = (async function* () {
      yield* chunksOf(joined(question, silence(900)));
      await final;
      yield* chunksOf(question);
    })();

    const results = await transcribe(
      client,
      chunks,
      {},
      (result) => result.IsPartial === false && finalIsThere(),
    );

    expect(finalsOf(results)).toEqual(['Do you open on Sunday?', 'Do you open on Sunday?']);
    expect(new Set(results.map((result) => result.ResultId)).size).toBe(2);
  });

  it('hears wrong words when audio is lost, repeated or swapped on the way', async () => {
    const { client } = await start(quietWorld({ quotas: 'raised-quotas' }));
    const frames = Array.from({ length: Math.ceil(question.length / 512) }, (_, n) =>
      question.subarray(n * 512, (n + 1) * 512),
    );
    const broken = [
      frames.filter((_, n) => n !== 8),
      frames.flatMap((frame, n) => (n === 8 ? [frame, frame] : [frame])),
      frames.map((_, n) => frames[n === 8 ? 9 : n === 9 ? 8 : n] ?? silence(64)),
    ];
    for (const sound of broken) {
      const results = await transcribe(client, chunksOf(joined(...sound, silence(900))));
      expect(finalsOf(results).join(' ')).not.toBe('Do you open on Sunday?');
    }
  });

  it('hears nothing in silence, noise and tones', async () => {
    const { client } = await start();
    const tones = Uint8Array.from({ length: 8_000 }, (_, n) => (n % 11 < 5 ? 0x90 : 0x10));

    const sound = joined(silence(500), unmarkedSound(8_000), tones);

    expect(await transcribe(client, chunksOf(sound))).toEqual([]);
  });

  it('sends nothing before it hears something, but for an initial response where the switch says so', async () => {
    const { client } = await start({ ...quietWorld(), switches: allBad });
    let opened = false;
    const abort = new AbortController();
    const command = new StartStreamTranscriptionCommand({
      ...phone,
      AudioStream: (async function* () {
        for (let n = 0; n < 20; n += 1) yield { AudioEvent: { AudioChunk: pcmOf(silence(100)) } };
        expect(opened).toBe(false);
        for await (const chunk of chunksOf(question)) yield { AudioEvent: { AudioChunk: chunk } };
      })(),
    });

    const { TranscriptResultStream } = await client.send(command, { abortSignal: abort.signal });
    opened = true;

    for await (const event of TranscriptResultStream ?? []) {
      expect(event.TranscriptEvent?.Transcript?.Results).toHaveLength(1);
    }
  });

  it.each([
    [{ MediaSampleRateHertz: 16_000 }, '8000 Hz'],
    [{ MediaEncoding: 'flac' as const }, 'flac'],
    [{ LanguageCode: 'xx-XX' as LanguageCode }, 'xx-XX'],
    [{ EnablePartialResultsStabilization: false }, 'EnablePartialResultsStabilization'],
    [{ VocabularyName: 'menu' }, 'VocabularyName'],
  ])('refuses %o', async (wrong, message) => {
    const { client } = await start();

    const answer = transcribe(client, chunksOf(question), wrong);

    await expect(answer).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining(message),
    });
  });

  it.each([
    ['of over a second', pcmOf(silence(1_001))],
    ['that end in half a sample', new Uint8Array(1_601)],
  ])('refuses chunks %s', async (_, chunk) => {
    const { client } = await start();
    const chunks = (async function* () {
      yield chunk;
    })();

    await expect(transcribe(client, chunks)).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('takes 25 streams at once', async () => {
    const { client } = await start();
    const held = Array.from({ length: 25 }, () => holding(joined(question, silence(800))));
    const streams = held.map(({ chunks, heard }) => transcribe(client, chunks, {}, heard));
    await Promise.all(held.map(({ hasBeenHeard }) => hasBeenHeard));

    await expect(transcribe(client, chunksOf(question))).rejects.toMatchObject({
      name: 'LimitExceededException',
    });
    for (const { release } of held) release();
    await Promise.all(streams);
    expect(finalsOf(await transcribe(client, chunksOf(question)))).toHaveLength(1);
  });

  it('can be cut in the middle of a word: the results end quietly, unfinished', async () => {
    const { client, world } = await start();
    world.faults.add({ service: 'transcribe', kind: 'cut', afterEvents: 3 });

    const results = await transcribe(client, chunksOf(joined(question, silence(900))));

    expect(finalsOf(results)).toEqual([]);
    expect(results).toHaveLength(2);
  });

  it.each([
    ['throttle', 'LimitExceededException'],
    ['error', 'InternalFailureException'],
  ] as const)('fails with the fault %s as %s', async (kind, name) => {
    const { client, world } = await start();
    world.faults.add({ service: 'transcribe', kind });

    await expect(transcribe(client, chunksOf(question))).rejects.toMatchObject({ name });
  });

  it('tells what it hears', async () => {
    const { client, transcribe: service } = await start();
    const heard: TranscriptHeard[] = [];
    const stop = service.onTranscript((one) => heard.push(one));

    await transcribe(client, chunksOf(question));
    stop();
    const count = heard.length;
    await transcribe(client, chunksOf(question));

    expect(heard.at(-1)).toMatchObject({ text: 'Do you open on Sunday?', final: true });
    expect(heard).toHaveLength(count);
  });
});

/** Audio after which the stream stays open until `release`. */
function holding(mulaw: Uint8Array) {
  let release: () => void = () => undefined;
  let heard: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const hasBeenHeard = new Promise<void>((resolve) => (heard = resolve));
  const chunks = (async function* () {
    yield* chunksOf(mulaw);
    await released;
  })();
  return { chunks, release, heard, hasBeenHeard };
}
