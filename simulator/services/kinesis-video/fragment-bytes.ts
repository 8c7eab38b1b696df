import { element, floatElement, openElement, simpleBlock, textElement, uintElement } from './ebml-writer.ts';
import type { Fragment, FragmentBlock } from './fragment.ts';

const FORMAT = 'audio/L16;rate=8000;channels=1;';
const AUDIO = 2;
const SAMPLE_RATE_HZ = 8_000;

/** From the EBML header to the Timestamp of the Cluster, which has a size only when all of it is there. */
export function fragmentHead(fragment: Fragment, streamStartMs: number, whole: boolean): Uint8Array {
  const { shape, producerMs } = fragment;
  const clusterMs = shape.relativeTimestamps ? Math.max(0, producerMs - streamStartMs) : producerMs;
  const timestamp = uintElement(0xe7, clusterMs);
  const blocks = whole ? fragment.blocks.map((block) => blockBytes(fragment, block)) : [];
  return Buffer.concat([
    element(
      0x1a45dfa3,
      uintElement(0x4286, 1),
      uintElement(0x42f7, 1),
      uintElement(0x42f2, 4),
      uintElement(0x42f3, 8),
      textElement(0x4282, 'matroska'),
      uintElement(0x4287, 2),
      uintElement(0x4285, 2),
    ),
    openElement(0x18538067),
    element(
      0x1549a966,
      uintElement(0x2ad7b1, 1_000_000),
      textElement(0x4d80, 'Kinesis Video stand-in'),
      textElement(0x5741, 'Kinesis Video stand-in'),
    ),
    element(0x1654ae6b, ...trackEntries(shape.fromCustomerTrack)),
    ...(shape.identityFirst ? [identityTags(fragment)] : []),
    tags({
      AWS_KINESISVIDEO_FRAGMENT_NUMBER: fragment.number,
      AWS_KINESISVIDEO_SERVER_TIMESTAMP: seconds(fragment.serverMs),
      AWS_KINESISVIDEO_PRODUCER_TIMESTAMP: seconds(producerMs),
    }),
    whole ? clusterHeader(timestamp, blocks) : openElement(0x1f43b675),
    timestamp,
  ]);
}

/** Both directions, the lower track first. */
export function blockBytes({ shape }: Fragment, block: FragmentBlock): Uint8Array {
  const from = simpleBlock(shape.fromCustomerTrack, block.offsetMs, block.fromCustomer);
  const to = simpleBlock(toCustomerTrack(shape.fromCustomerTrack), block.offsetMs, block.toCustomer);
  return Buffer.concat(shape.fromCustomerTrack === 1 ? [from, to] : [to, from]);
}

function clusterHeader(timestamp: Uint8Array, blocks: readonly Uint8Array[]): Uint8Array {
  const cluster = element(0x1f43b675, timestamp, ...blocks);
  const size = blocks.reduce((sum, block) => sum + block.length, timestamp.length);
  return cluster.subarray(0, cluster.length - size);
}

/** What follows the audio of a complete fragment. */
export function fragmentTail(fragment: Fragment, millisBehindNow: number): Uint8Array {
  const identity = fragment.shape.identityFirst || fragment.untagged ? [] : [identityTags(fragment)];
  return Buffer.concat([
    ...identity,
    tags({
      AWS_KINESISVIDEO_MILLIS_BEHIND_NOW: String(Math.round(millisBehindNow)),
      AWS_KINESISVIDEO_CONTINUATION_TOKEN: fragment.number,
    }),
  ]);
}

/** A document that holds an error in place of media. */
export function errorBytes(errorId: number, code: string): Uint8Array {
  return Buffer.concat([
    element(0x1a45dfa3, textElement(0x4282, 'matroska')),
    openElement(0x18538067),
    tags({ AWS_KINESISVIDEO_ERROR_CODE: code, AWS_KINESISVIDEO_ERROR_ID: String(errorId) }),
  ]);
}

function identityTags({ contactId, shape }: Fragment): Uint8Array {
  return tags({
    ContactId: contactId,
    InstanceId: '11111111-1111-4111-8111-111111111111',
    MimeType: FORMAT,
    AUDIO_FROM_CUSTOMER: String(shape.fromCustomerTrack),
    AUDIO_TO_CUSTOMER: String(toCustomerTrack(shape.fromCustomerTrack)),
  });
}

function tags(values: Readonly<Record<string, string>>): Uint8Array {
  const simpleTags = Object.entries(values).map(([name, value]) =>
    element(0x67c8, textElement(0x45a3, name), textElement(0x4487, value)),
  );
  return element(0x1254c367, element(0x7373, ...simpleTags));
}

function trackEntries(fromCustomerTrack: 1 | 2): Uint8Array[] {
  return ([1, 2] as const).map((number) =>
    element(
      0xae,
      uintElement(0xd7, number),
      uintElement(0x73c5, number),
      uintElement(0x83, AUDIO),
      textElement(0x536e, number === fromCustomerTrack ? 'AUDIO_FROM_CUSTOMER' : 'AUDIO_TO_CUSTOMER'),
      // Written by Connect whatever the bytes are: the media is L16.
      textElement(0x86, 'A_AAC'),
      element(0xe1, floatElement(0xb5, SAMPLE_RATE_HZ), uintElement(0x9f, 1)),
    ),
  );
}

function toCustomerTrack(fromCustomerTrack: 1 | 2): 1 | 2 {
  return fromCustomerTrack === 1 ? 2 : 1;
}

/** `1795000000.123`, as the timestamps of a fragment are written. */
function seconds(epochMs: number): string {
  return (epochMs / 1_000).toFixed(3);
}
