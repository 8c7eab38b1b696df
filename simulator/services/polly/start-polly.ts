import {
  StartSpeechSynthesisStream$,
  type StartSpeechSynthesisStreamInput,
  type StartSpeechSynthesisStreamOutput,
  SynthesizeSpeech$,
  type SynthesizeSpeechInput,
} from '@aws-sdk/client-polly';
import type { Voices } from '../../voices/utterance.ts';
import { restJsonService } from '../../wire/json-service.ts';
import type { Listener } from '../../wire/listen.ts';
import { operation } from '../../wire/operation.ts';
import { serve } from '../../wire/serve.ts';
import type { World } from '../../world.ts';
import { type QuotaLimits, RequestQuota } from './request-quota.ts';
import { BadSetting, readSpeechSettings, type SpeechSettings, streamRefusal } from './speech-settings.ts';
import { speechStream } from './speech-stream.ts';
import { type SynthesizedSpeech, synthesizeSpeech } from './synthesize-speech.ts';

/**
 * Amazon Polly Developer Guide, "Quotas", generative engine. What is beyond a rate or a number at once is "throttled":
 * HTTP 400, ThrottlingException. UNVERIFIED for the ninth stream: whether it is told so by the answer, as here, or by
 * the stream's own event of that name. The SDK throws the same error for both, and the speaker takes its next rung.
 */
const STREAM_LIMITS: QuotaLimits = { concurrent: 8, perSecond: 8 };
const SPEECH_LIMITS: QuotaLimits = { concurrent: 26, perSecond: 8 };
const NO_LIMITS: QuotaLimits = { concurrent: Number.POSITIVE_INFINITY, perSecond: Number.POSITIVE_INFINITY };

/** Amazon Polly over HTTP/2: StartSpeechSynthesisStream and SynthesizeSpeech of the generative engine. */
export function startPolly(world: World, voices: Voices): Promise<Listener> {
  const raised = world.quotas === 'raised-quotas';
  const streams = new RequestQuota(
    world.clock,
    'StartSpeechSynthesisStream',
    raised ? NO_LIMITS : STREAM_LIMITS,
  );
  const speeches = new RequestQuota(world.clock, 'SynthesizeSpeech', raised ? NO_LIMITS : SPEECH_LIMITS);

  const startStream = operation<StartSpeechSynthesisStreamInput, StartSpeechSynthesisStreamOutput>(
    StartSpeechSynthesisStream$,
    {
      resourceOf: (input) => input.VoiceId,
      async answer(input, exchange) {
        const settings = streamSettings(input, world);
        const release = streams.take(exchange.signal);
        const events = speechStream(input.ActionStream ?? nothing(), exchange, voices, settings);
        return { EventStream: thenAlways(events, release) };
      },
    },
  );
  const synthesize = operation<SynthesizeSpeechInput, SynthesizedSpeech>(SynthesizeSpeech$, {
    resourceOf: (input) => input.VoiceId,
    async answer(input, exchange) {
      const release = speeches.take(exchange.signal);
      return synthesizeSpeech(input, exchange, voices).finally(release);
    },
  });
  const service = restJsonService({
    name: 'polly',
    operations: [startStream, synthesize],
    throttling: { name: 'ThrottlingException', status: 400 },
    failure: { name: 'ServiceFailureException', status: 500 },
  });
  return serve(world, service, 'h2c');
}

function streamSettings(input: StartSpeechSynthesisStreamInput, { switches }: World): SpeechSettings {
  try {
    const settings = readSpeechSettings(input);
    if (settings.rateHz === 8_000 && switches.pollyStreamAt8kHz === 'bad') {
      throw new BadSetting('SampleRate', `The sample rate 8000 is not valid for ${input.OutputFormat}`);
    }
    return settings;
  } catch (error) {
    throw error instanceof BadSetting ? streamRefusal(error) : error;
  }
}

async function* thenAlways<Item>(items: AsyncIterable<Item>, then: () => void): AsyncGenerator<Item, void> {
  try {
    yield* items;
  } finally {
    then();
  }
}

/** A body without an event stream is a body without events. */
async function* nothing() {}
