import { type AudioEvent, StartStreamTranscriptionCommand } from '@aws-sdk/client-transcribe-streaming';
import { afterEach, describe, expect, it } from 'vitest';
import { allBad, allGood } from '../../../simulator/switches.ts';
import { AwsError } from '../../../simulator/wire/aws-error.ts';
import type { World } from '../../../simulator/world.ts';
import { audio, echoServer, transcription } from './echo-server.ts';
import { closeAll, until } from './serving.ts';

afterEach(closeAll);

describe('serve over HTTP/2', () => {
  it.each([
    ['good', allGood],
    ['bad', allBad],
  ])('hears events and sends events at the same time (early first event: %s)', async (_, switches) => {
    const { client } = await echoServer({ switches });
    const heard: (string | undefined)[] = [];

    const { TranscriptResultStream: events = [] } = await client.send(
      new StartStreamTranscriptionCommand({ ...transcription, AudioStream: audio(['one', 'two', 'three']) }),
    );
    for await (const event of events) heard.push(event.TranscriptEvent?.Transcript?.Results?.[0]?.ResultId);

    expect(heard).toEqual(['one', 'two', 'three']);
  });

  it('answers before it has been fed, or not, by the switch', async () => {
    const silent = async function* () {
      await new Promise(() => {});
    } as unknown as () => AsyncGenerator<{ AudioEvent: AudioEvent }>;
    const first = async (switches: World['switches']) => {
      const { client } = await echoServer({ switches });
      const command = new StartStreamTranscriptionCommand({ ...transcription, AudioStream: silent() });
      const leave = new AbortController();
      const answer = client.send(command, { abortSignal: leave.signal }).then(
        () => 'first event',
        () => 'none',
      );
      const none = new Promise((resolve) => setTimeout(resolve, 100, 'none'));
      return await Promise.race([answer, none]).finally(() => leave.abort());
    };

    expect(await first(allGood)).toBe('first event');
    expect(await first(allBad)).toBe('none');
  });

  it('refuses a request by name before the stream', async () => {
    const { client } = await echoServer({}, () => {
      throw new AwsError('BadRequestException', 'No such rate.');
    });

    const answer = client.send(
      new StartStreamTranscriptionCommand({ ...transcription, AudioStream: audio(['x']) }),
    );

    await expect(answer).rejects.toMatchObject({ name: 'BadRequestException', message: 'No such rate.' });
  });

  it('tells a failure inside the stream by its name', async () => {
    const { client } = await echoServer({}, async function* () {
      yield { TranscriptEvent: { Transcript: { Results: [] } } };
      throw new AwsError('LimitExceededException', 'Too many.');
    });

    const { TranscriptResultStream } = await client.send(
      new StartStreamTranscriptionCommand({ ...transcription, AudioStream: audio(['x']) }),
    );
    const reading = (async () => {
      for await (const _ of TranscriptResultStream ?? []);
    })();

    await expect(reading).rejects.toMatchObject({ name: 'LimitExceededException', message: 'Too many.' });
  });

  it('cuts a stream quietly, as HTTP/2 does', async () => {
    const { client, world } = await echoServer({
      faults: [{ service: 'transcribe', kind: 'cut', afterEvents: 2 }],
      switches: allBad,
    });
    const heard: unknown[] = [];

    const { TranscriptResultStream: events = [] } = await client.send(
      new StartStreamTranscriptionCommand({ ...transcription, AudioStream: audio(['one', 'two', 'three']) }),
    );
    for await (const event of events) heard.push(event);

    expect(heard).toHaveLength(2);
    expect(world.journal.entries[0]?.outcome).toBe('cut');
  });

  it('ends the input quietly when the client leaves', async () => {
    let ended: string | undefined;
    const { client } = await echoServer({ switches: allBad }, async function* (input, exchange) {
      yield { TranscriptEvent: { Transcript: { Results: [] } } };
      for await (const _ of input.AudioStream ?? []);
      ended = exchange.signal.aborted ? 'left' : 'ended';
    });
    const leave = new AbortController();
    const endless = (async function* () {
      for (;;) {
        yield { AudioEvent: { AudioChunk: new Uint8Array(10) } };
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();

    await client.send(new StartStreamTranscriptionCommand({ ...transcription, AudioStream: endless }), {
      abortSignal: leave.signal,
    });
    leave.abort();

    await until(() => ended !== undefined);
    expect(ended).toBe('left');
  });
});
