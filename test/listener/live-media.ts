import { concat, element, simpleBlock, text, uint, unknownSize } from './matroska-bytes.ts';

export const ebml = element('1a45dfa3', element('4282', text('matroska')));
export const track = (number: number, name: string) =>
  element(
    'ae',
    element('d7', uint(number)),
    element('536e', text(name)),
    element('86', text('A_PCM/INT/LIT')),
  );
export const tags = (pairs: Record<string, string>) =>
  element(
    '1254c367',
    element(
      '7373',
      ...Object.entries(pairs).map(([name, value]) =>
        element('67c8', element('45a3', text(name)), element('4487', text(value))),
      ),
    ),
  );
export const clusterAt = (timestamp: number, ...children: Uint8Array[]) =>
  concat([unknownSize('1f43b675'), element('e7', uint(timestamp)), ...children]);
/** One fragment in the shape of Kinesis Video: Segment and Cluster of unknown size. */
export const live = concat([
  ebml,
  unknownSize('18538067'),
  element('1549a966', element('2ad7b1', uint(1_000_000))),
  element('1654ae6b', track(1, 'AUDIO_FROM_CUSTOMER')),
  tags({ FRAGMENT: '1' }),
  clusterAt(5_000, simpleBlock(1, 0, [1, 2]), element('ec', new Uint8Array(9)), simpleBlock(1, 64, [3, 4])),
  tags({ ContactId: 'abc' }),
]);
