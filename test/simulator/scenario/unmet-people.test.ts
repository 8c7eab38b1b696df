import { expect, it } from 'vitest';
import type { FarEnd } from '../../../simulator/connect/people/far-end.ts';
import { unmetPeople } from '../../../simulator/scenario/unmet-people.ts';

const ann: FarEnd = {
  who: 'Ann',
  as: 'agent',
  outcome: 'answered',
  shownNumber: '+12065550123',
  attributes: { reason: 'price' },
  rangAtMs: 0,
  heard: [
    {
      kind: 'speech',
      text: 'A question about a price.',
      words: [],
      startMs: 0,
      endMs: 1,
      audibleFromMs: 0,
      audibleToMs: 1,
    },
  ],
};

it('holds what people met against what they should have', () => {
  const met = {
    outcome: 'answered',
    shows: '+12065550123',
    hears: 'about a price',
    not_hears: 'brake',
    attributes: { reason: 'price' },
  } as const;

  expect(unmetPeople({ Ann: met, Bob: { outcome: 'not-called' } }, [ann])).toEqual([]);
  expect(
    unmetPeople(
      {
        Ann: {
          outcome: 'rejected',
          shows: 'withheld',
          hears: ['brake'],
          not_hears: 'price',
          attributes: { who: 'Quill' },
        },
      },
      [ann],
    ),
  ).toEqual([
    'expect_state.people.Ann: outcome: expected rejected, found answered',
    'expect_state.people.Ann: shows: expected withheld, found +12065550123',
    'expect_state.people.Ann: hears: "brake" is missing; heard "A question about a price."',
    'expect_state.people.Ann: not_hears: "price" was heard in "A question about a price."',
    'expect_state.people.Ann: attributes.who: expected Quill, found undefined',
  ]);
});
