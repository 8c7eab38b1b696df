import type {
  StartSpeechSynthesisStreamActionStream,
  StartSpeechSynthesisStreamEventStream,
} from '@aws-sdk/client-polly';
import type { Voices } from '../../voices/utterance.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { bytesPerMs, codeSpeech, renderParts } from './render-parts.ts';
import { readSpeechInput, type SpeechInput } from './speech-input.ts';
import type { SpeechSettings } from './speech-settings.ts';
import { WorkQueue } from './work-queue.ts';

/** Sound of one AudioEvent. */
const CHUNK_MS = 256;

/**
 * Text in, sound out, both at once: the first sound of a text comes `polly.stream-first-audio` after it, the rest at
 * `polly.audio-rate` of its own length. A failure of the input ends the stream wherever the output is.
 */
export async function* speechStream(
  events: AsyncIterable<StartSpeechSynthesisStreamActionStream>,
  exchange: Exchange,
  voices: Voices,
  settings: SpeechSettings,
): AsyncGenerator<StartSpeechSynthesisStreamEventStream, void, undefined> {
  const work = new WorkQueue(begun(events, exchange, voices));
  const chunkBytes = CHUNK_MS * bytesPerMs(settings);
  for (;;) {
    const item = await work.next();
    if (item === undefined) return;
    if ('closed' in item) {
      yield { StreamClosedEvent: { RequestCharacters: item.closed } };
      return;
    }
    const audio = codeSpeech(await Promise.race([item.audio, work.failed]), settings);
    for (let at = 0; at < audio.length; at += chunkBytes) {
      const chunk = audio.subarray(at, at + chunkBytes);
      if (at > 0) {
        const waited = exchange.delay('polly.audio-rate', chunk.length / bytesPerMs(settings));
        await Promise.race([waited, work.failed]);
      }
      yield { AudioEvent: { AudioChunk: chunk } };
    }
  }
}

type Work = { readonly audio: Promise<Uint8Array> } | { readonly closed: number };

/** Begins each text the moment it is there, so that it waits for nothing but its own delay. */
async function* begun(
  events: AsyncIterable<StartSpeechSynthesisStreamActionStream>,
  exchange: Exchange,
  voices: Voices,
): AsyncGenerator<Work, void, undefined> {
  for await (const input of readSpeechInput(events, exchange.world.clock, exchange.signal)) {
    yield begin(input, exchange, voices);
  }
}

function begin(input: SpeechInput, exchange: Exchange, voices: Voices): Work {
  if (input.type === 'closed') return { closed: input.requestCharacters };
  const audio = Promise.all([
    renderParts(input.parts, voices),
    exchange.delay('polly.stream-first-audio'),
  ]).then(([mulaw]) => mulaw);
  // Awaited later, or never when the client goes away.
  audio.catch(() => undefined);
  return { audio };
}
