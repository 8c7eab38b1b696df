import { expect, it } from 'vitest';
import { ruleLookup } from '../../../../simulator/services/bedrock/rule-lookup.ts';

const records = 'reservation (confirmation code; tells: Flight, Status, Seat; may change: seat)';
const told = [{ id: 'lookup-reservation', heading: '', text: 'Seat: 14A.' }];
const arranging = (asked: string, want = 'look_up') =>
  `Being looked up: reservation (${want}). To change: seat. Asked last: ${asked}.`;

it('reports what a caller wants of a record of theirs', () => {
  expect(ruleLookup('is my flight on time?', { records, sources: [] })).toMatchObject({ kind: 'look_up' });
  expect(ruleLookup('can you change my seat to 14 b', { records, sources: told })).toMatchObject({
    kind: 'change',
    field: 'seat',
    new_value: '14 b',
  });
});

it('reports the answers to what was asked', () => {
  const answer = (said: string, booking: string) => ruleLookup(said, { records, booking, sources: [] });
  expect(answer('jane smith.', arranging('the name on the record'))).toMatchObject({ name: 'Jane Smith' });
  expect(
    answer('a b c one two three, my name is jane smith', arranging('the code of the record')),
  ).toMatchObject({
    kind: 'look_up',
    name: 'Jane Smith',
  });
  const yesOrNo = arranging('whether what was read back is right (yes or no)', 'change');
  expect(answer('yes please', yesOrNo)).toMatchObject({ kind: 'change', field: 'seat', confirmed: 'yes' });
  expect(answer('no', yesOrNo)).toMatchObject({ kind: 'change', confirmed: 'no' });
});

it('leaves alone what is about no record, or told by a source', () => {
  expect(ruleLookup('is my flight on time?', { sources: [] })).toBeUndefined();
  expect(ruleLookup('how much is a checked bag?', { records, sources: [] })).toBeUndefined();
  expect(ruleLookup('what is my seat?', { records, sources: told })).toBeUndefined();
  expect(
    ruleLookup('thank you, goodbye', { records, booking: arranging('nothing'), sources: [] }),
  ).toBeUndefined();
});
