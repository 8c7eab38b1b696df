import { StartSpeechSynthesisStreamCommand } from '@aws-sdk/client-polly';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FastBusy } from '../../simulator/connect/call-errors.ts';
import type { RunningWorld } from '../../simulator/start-world.ts';
import { onThePhone, pollyClient } from '../simulator/services/polly/speech-client.ts';
import { asks, heard, transcriptOf } from './caller.ts';
import { bundledProduct, type Product } from './whole-product.ts';

let product: Product;
beforeAll(async () => {
  product = await bundledProduct();
});
afterAll(() => product[Symbol.asyncDispose]());

describe.concurrent('the default quotas of an account', () => {
  it('gives the eleventh call at once a fast busy, and lets the ten go on', async () => {
    const world = await product.open();
    const phones = await Promise.all(Array.from({ length: 10 }, () => world.connect.placeCall()));

    await expect(world.connect.placeCall()).rejects.toThrow(FastBusy);

    await Promise.all(phones.map((phone) => heard(phone, /transcribed/)));
    phones[0]?.hangUp();
    await phones[0]?.ended;
    const next = await world.connect.placeCall();
    await heard(next, /Thanks for calling/);
    for (const phone of [...phones, next]) phone.hangUp();
  });

  it('says the answer on the next rung when the ninth speech stream at once is throttled', async () => {
    const world = await product.open();
    await using _ = await eightSpeechStreams(world);
    const phone = await world.connect.placeCall({ from: '+12065550123' });

    const said = await asks(phone, 'How much is a flat tire repair?', product.voices);
    await heard(phone, /25/, said.startMs);
    phone.hangUp();
    await world.lambda.whenIdle();

    const record = await world.readRecord(phone.contactId);
    // "One moment" may have come before the answer, and is a sound that was made long ago.
    const answer = record?.turns.flatMap((turn) => turn.said).find(({ text }) => text.includes('25'));
    // An earlier draft's thought may have stored the sentence already.
    expect(['synthesize', 'said-before'], transcriptOf(phone)).toContain(answer?.rung);
    const refused = world.world.journal.entries.filter(({ outcome }) => outcome === 'ThrottlingException');
    expect(refused.map(({ operation }) => operation)).toContain('StartSpeechSynthesisStream');
  });

  it('asks again when next-step is throttled, and again aloud when it stays so', async () => {
    const world = await product.open();
    const phone = await world.connect.placeCall({ from: '+12065550123' });
    await heard(phone, /transcribed/);
    // Lambda's concurrency is used up: Connect's four attempts of one ask, and of the next.
    world.world.faults.add({
      service: 'lambda',
      operation: 'next-step',
      kind: 'throttle',
      nth: [1, 2, 3, 4],
    });

    const said = await asks(phone, 'How much is a flat tire repair?', product.voices);
    await heard(phone, /25/, said.startMs);
    phone.hangUp();

    expect(transcriptOf(phone)).toMatch(/One moment.*How can I help you/);
  });
});

/** Eight streams of other calls, all that an account may have. Resolves when they are open. */
async function eightSpeechStreams(world: RunningWorld): Promise<AsyncDisposable> {
  const client = pollyClient(world.endpoints['AWS_ENDPOINT_URL_POLLY'] ?? '');
  const over = new AbortController();
  const opened = Array.from({ length: 8 }, () => {
    const events = keptAlive(world, over.signal);
    const command = new StartSpeechSynthesisStreamCommand({ ...onThePhone, ActionStream: events.actions });
    client.send(command, { abortSignal: over.signal }).catch(() => {});
    return events.taken;
  });
  await Promise.all(opened);
  return {
    async [Symbol.asyncDispose]() {
      over.abort();
      client.destroy();
    },
  };
}

/** Polly ends a stream that has had no input for 5 s. */
function keptAlive(world: RunningWorld, signal: AbortSignal) {
  let take = (): void => {};
  const taken = new Promise<void>((resolve) => {
    take = resolve;
  });
  async function* actions() {
    for (;;) {
      yield { TextEvent: { Text: ' ' } };
      // Asked for a second event: the first has gone out.
      take();
      await world.clock.sleep(3_000, signal).catch(() => {});
      if (signal.aborted) return;
    }
  }
  return { taken, actions: actions() };
}
