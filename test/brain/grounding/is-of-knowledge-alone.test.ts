import { describe, expect, it } from 'vitest';
import { isOfKnowledgeAlone } from '../../../lambdas/brain/grounding/is-of-knowledge-alone.ts';

const passages = [
  {
    id: 'flat',
    headings: ['Prices', 'Repairs'],
    text: 'Service: Flat tire repair; Price: $25; Time: 20 minutes',
    score: 1,
  },
];

describe('isOfKnowledgeAlone', () => {
  it.each(['Flat tire repair is $25.', 'It takes 20 minutes.', 'Yes, and the repairs are $25 each.'])(
    'lets others hear: %s',
    (sentence) => {
      expect(isOfKnowledgeAlone(sentence, passages)).toBe(true);
    },
  );

  it.each([
    'Flat tire repair is $25, Ann.',
    'Your Bianchi is ready in 20 minutes.',
    'Flat tire repair is $26.',
    '',
    '…',
  ])('keeps to this call: “%s”', (sentence) => {
    expect(isOfKnowledgeAlone(sentence, passages)).toBe(false);
  });
});
