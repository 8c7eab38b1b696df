import { expect, it } from 'vitest';
import { recordPassages } from '../../../lambdas/appointments/lookups/record-passage.ts';
import { AnswerReader } from '../../../lambdas/brain/answer-reader.ts';
import { reservation } from './reservation.ts';

const records = {
  found: {
    reservation: {
      lookup: 'reservation',
      key: 'ABC123',
      name: 'Jane Smith',
      fields: { flight: 'OWL-101', status: 'two hours late', seat: '14A' },
    },
    order: { lookup: 'order', key: '1', name: 'Jane Smith', fields: {} },
  },
  wrongTries: 0,
};

it('makes a source of what may be told of a record, and of nothing else', () => {
  expect(recordPassages([reservation], records)).toEqual([
    {
      id: 'lookup-reservation',
      headings: ["The caller's reservation"],
      text: 'Flight: OWL-101. Status: two hours late. Seat: 14A.',
      score: 1,
      ofCall: true,
    },
  ]);
  expect(recordPassages([reservation], undefined)).toEqual([]);
});

it('supports what it tells and nothing more, and no sound of it is shared', () => {
  const passages = recordPassages([reservation], records);
  const read = (sentence: string) => {
    const reader = new AnswerReader({
      sources: new Map(passages.map((passage) => [passage.id, passage])),
      facts: [],
      said: 'Is my flight on time?',
      saidBefore: [],
      businessName: 'Owl Air',
      splitSentences: (text) => [text],
    });
    return [
      ...reader.take('source_ids', ['lookup-reservation']),
      ...reader.take('first_sentence', sentence),
    ][0];
  };
  expect(read('Your flight OWL-101 is two hours late.')).toMatchObject({
    type: 'sentence',
    sourceIds: ['lookup-reservation'],
    ofKnowledgeAlone: false,
  });
  expect(read('Your flight is three hours late.')).toMatchObject({ type: 'refused' });
});
