import type { StartSpeechSynthesisStreamActionStream, TextEvent } from '@aws-sdk/client-polly';
import type { Clock } from '../../clock.ts';
import { AwsError } from '../../wire/aws-error.ts';
import { InvalidSsml, readSsml, type SpokenPart } from './read-ssml.ts';
import { TextJoiner } from './text-joiner.ts';

/** Amazon Polly Developer Guide, "Sending text and receiving audio". */
const IDLE_LIMIT_MS = 5_000;
const STREAM_LIMIT_MS = 600_000;

/** What an input stream leads to, in order. `closed` only after a CloseStreamEvent. */
export type SpeechInput =
  | { readonly type: 'speak'; readonly parts: readonly SpokenPart[] }
  | { readonly type: 'closed'; readonly requestCharacters: number };

/**
 * Reads text and control events. Text is given out at ends of sentences, when a flush is forced, and at the close;
 * an SSML document at once. An input that just ends leaves unspoken what it did not flush, and nothing is closed.
 * Throws `ServiceQuotaExceededException` after 5 s without an event and after 10 minutes, `ValidationException` for
 * an event that cannot be used.
 */
export async function* readSpeechInput(
  events: AsyncIterable<StartSpeechSynthesisStreamActionStream>,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<SpeechInput, void, undefined> {
  const joiner = new TextJoiner();
  const endsAtMs = clock.nowMs() + STREAM_LIMIT_MS;
  const iterator = events[Symbol.asyncIterator]();
  let requestCharacters = 0;
  for (;;) {
    const leftMs = endsAtMs - clock.nowMs();
    const next = await within(Math.min(IDLE_LIMIT_MS, leftMs), iterator.next(), clock, signal);
    if (next === 'late') throw leftMs <= IDLE_LIMIT_MS ? streamTooLong() : idleTooLong();
    if (next.done) return;
    const event = next.value;
    if (event.CloseStreamEvent) {
      yield* speak(joiner.flush());
      yield { type: 'closed', requestCharacters };
      return;
    }
    if (!event.TextEvent)
      throw invalidEvent('An event of the stream is neither TextEvent nor CloseStreamEvent.');
    const { Text: text = '', TextType: textType } = event.TextEvent;
    if (textType === 'ssml') {
      const parts = ssmlParts(text);
      yield* speak(joiner.flush());
      requestCharacters += parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0);
      yield { type: 'speak', parts };
      continue;
    }
    requestCharacters += text.length;
    const whole = joiner.add(text);
    yield* speak(isForced(event.TextEvent) ? `${whole} ${joiner.flush()}`.trim() : whole);
  }
}

function* speak(text: string): Generator<SpeechInput> {
  if (text !== '') yield { type: 'speak', parts: [{ text }] };
}

function isForced(event: TextEvent): boolean {
  return event.FlushStreamConfiguration?.Force === true;
}

function ssmlParts(document: string): SpokenPart[] {
  try {
    return readSsml(document);
  } catch (error) {
    throw error instanceof InvalidSsml ? invalidEvent(error.message) : error;
  }
}

async function within<Value>(
  limitMs: number,
  promise: Promise<Value>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Value | 'late'> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      promise,
      clock.sleep(limitMs, AbortSignal.any([signal, timer.signal])).then(() => 'late' as const),
    ]);
  } finally {
    timer.abort();
  }
}

function idleTooLong(): AwsError {
  return quotaExceeded(
    'The stream was idle: no input event has come for 5 seconds.',
    'input-stream-inbound-event-timeout',
  );
}

function streamTooLong(): AwsError {
  return quotaExceeded('The stream has been open for 10 minutes.', 'input-stream-timeout');
}

function quotaExceeded(message: string, quotaCode: string): AwsError {
  return new AwsError('ServiceQuotaExceededException', message, {
    status: 402,
    fields: { quotaCode, serviceCode: 'polly' },
  });
}

function invalidEvent(message: string): AwsError {
  return new AwsError('ValidationException', message, { fields: { reason: 'invalidInboundEvent' } });
}
