import type { StartSelector } from '@aws-sdk/client-kinesis-video-media';
import { AwsError } from '../../wire/aws-error.ts';
import type { MediaStream } from './media-stream.ts';

/**
 * The sequence number at which GetMedia begins, or `not-found` for a fragment that the stream does not have.
 * Throws InvalidArgumentException for a selector that names its start wrongly or not at all.
 */
export function selectStart(stream: MediaStream, selector: StartSelector): number | 'not-found' {
  const { fragments, nextSequence } = stream;
  const newest = fragments.at(-1)?.sequence ?? nextSequence;
  switch (selector.StartSelectorType) {
    case 'NOW':
      return newest;
    case 'EARLIEST':
      return fragments[0]?.sequence ?? nextSequence;
    case 'FRAGMENT_NUMBER': {
      const number = match('AfterFragmentNumber', selector.AfterFragmentNumber, /^[0-9]{1,128}$/);
      return after(stream, number) ?? 'not-found';
    }
    case 'CONTINUATION_TOKEN': {
      const token = match('ContinuationToken', selector.ContinuationToken, /^[a-zA-Z0-9_.-]{1,128}$/);
      const sequence = after(stream, token);
      if (sequence === undefined) throw invalid('ContinuationToken is not valid for this stream.');
      return sequence;
    }
    case 'SERVER_TIMESTAMP':
    case 'PRODUCER_TIMESTAMP': {
      const atMs = selector.StartTimestamp?.getTime();
      if (atMs === undefined) throw invalid(`StartTimestamp is required for ${selector.StartSelectorType}.`);
      const startOf = selector.StartSelectorType === 'SERVER_TIMESTAMP' ? 'serverMs' : 'producerMs';
      const containing = fragments.findLast((fragment) => fragment[startOf] <= atMs);
      const next = fragments.find((fragment) => fragment[startOf] > atMs);
      const ended =
        containing?.completedMs !== undefined &&
        lengthMs(containing.blocks.length) + containing[startOf] <= atMs;
      return (containing && !ended ? containing : next)?.sequence ?? nextSequence;
    }
    default:
      throw invalid(`StartSelectorType ${selector.StartSelectorType} is not valid.`);
  }
}

function lengthMs(blocks: number): number {
  return blocks * 64;
}

/** The fragment that follows the numbered one. Numbers only grow, so that one given before its time still fits. */
function after(stream: MediaStream, number: string): number | undefined {
  const oldest = stream.fragments[0]?.sequence ?? stream.nextSequence;
  for (let sequence = oldest - 1; sequence < stream.nextSequence; sequence++) {
    if (stream.numberOf(sequence) === number && sequence > 0) return sequence + 1;
  }
  return undefined;
}

function match(name: string, value: string | undefined, pattern: RegExp): string {
  if (value === undefined) throw invalid(`${name} is required for this StartSelectorType.`);
  if (!pattern.test(value)) throw invalid(`${name} does not match ${pattern.source}.`);
  return value;
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidArgumentException', message, { status: 400 });
}
