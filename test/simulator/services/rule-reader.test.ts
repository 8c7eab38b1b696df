import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../lambdas/brain/decision.ts';
import { factPassages } from '../../../lambdas/brain/facts.ts';
import { unsupportedClaims } from '../../../lambdas/brain/grounding/unsupported-claims.ts';
import { nearest } from '../../../lambdas/brain/retrieval/nearest.ts';
import { retrievalQuery } from '../../../lambdas/brain/retrieval/retrieval-query.ts';
import { parseKnowledge } from '../../../lambdas/knowledge/parse-knowledge.ts';
import { embed } from '../../../simulator/services/bedrock/lexical-embedding.ts';
import { readPrompt } from '../../../simulator/services/bedrock/rule-reader.ts';

const dimensions = 256;
const file = readFileSync(new URL('../../../knowledge/business.md', import.meta.url), 'utf8');
const { profile, chunks } = parseKnowledge(file, 'knowledge/business.md');
const vectors = chunks.map(({ id, headings, text }) => ({
  chunkId: id,
  headings,
  text,
  embedding: Float32Array.from(embed(`${headings.join(' > ')}\n${text}`, dimensions)),
}));
const facts = factPassages(profile, Date.parse('2026-11-20T10:15:00-08:00'));

/** A question put to the rule reader over the passages that retrieval finds for it. */
function ask(said: string, before?: string) {
  const history = before === undefined ? [] : [{ caller: before, agent: 'Yes.' }];
  const sources: Passage[] = [
    ...nearest(vectors, embed(retrievalQuery(said, history), dimensions)),
    ...facts,
  ];
  const lines = sources.map(
    ({ id, headings, text }) => `<source id="${id}" heading="${headings.join(' &gt; ')}">${text}</source>`,
  );
  const user = (text: string) => ({ role: 'user', content: [{ text }] });
  const earlier =
    before === undefined ? [] : [user(before), { role: 'assistant', content: [{ text: 'Yes.' }] }];
  const pick = readPrompt({
    system: [{ text: 'Rules.' }, { text: lines.join('\n') }],
    messages: [...earlier, user(said)],
  });
  return { ...pick, sources };
}

describe('answers', () => {
  it.each([
    ['How much is a flat repair?', 'Flat tire repair is $25.'],
    ['What does it cost to fix a flat tire', 'Flat tire repair is $25.'],
    ['how much is a full tune-up', 'Full tune-up is $140.'],
    ['how long does a brake adjustment take', 'Brake adjustment takes 30 minutes.'],
    ['are you open on Sunday?', 'On Sunday we are closed.'],
    ['are you open on December 25?', 'On Friday, December 25, we are closed.'],
    ['what time do you open tomorrow', 'On Saturday we are open from 10 a.m. to 4 p.m.'],
    ['are you open right now', 'We are open right now, until 6 p.m.'],
    ['do you take credit cards', 'Yes, we take all major credit cards, and cash.'],
    ['where are you located', 'We are at 418 Alder Street in Seattle, on the corner of Fourth Avenue.'],
    ['is there parking', 'There is free parking behind the shop for 30 minutes.'],
    ['do I need an appointment', 'No appointment is needed for small repairs.'],
    ['do you have a student discount', 'Students get 10 percent off labor with a student ID.'],
  ])('%s → %s', (said, sentence) => {
    const { tool, input, sources } = ask(said);
    expect(tool).toBe('answer_from_knowledge');
    expect(input['first_sentence']).toBe(sentence);
    expect(Object.keys(input)).toEqual(['source_ids', 'first_sentence', 'rest']);
    const cited = sources.filter(({ id }) => (input['source_ids'] as string[]).includes(id));
    expect(
      unsupportedClaims(`${sentence} ${String(input['rest'])}`, { cited, facts, said, given: sources }),
    ).toEqual([]);
  });

  it('joins a follow-up to the turn before', () => {
    expect(ask('and on Sundays?', 'what are your opening hours').input['first_sentence']).toBe(
      'On Sunday we are closed.',
    );
    expect(ask('how long does that take?', 'how much is a gear adjustment').input['first_sentence']).toBe(
      'Gear adjustment takes 30 minutes.',
    );
  });

  it('answers both parts of a question', () => {
    const { input } = ask('what is the price of a flat repair and do you take cards');
    expect(input['rest']).toBe('Yes, we take all major credit cards, and cash.');
    expect(input['source_ids']).toHaveLength(2);
  });

  it('answers from the request alone', () => {
    const pick = readPrompt({
      system: [{ text: '<source id="x" heading="Snacks">Service: Banana bread; Price: $4</source>' }],
      messages: [{ role: 'user', content: [{ text: 'how much is the banana bread' }] }],
    });
    expect(pick.input).toEqual({ source_ids: ['x'], first_sentence: 'Banana bread is $4.', rest: '' });
  });
});

describe('the other tools', () => {
  it.each([
    ['do you rent tandem bikes', 'transfer_to_human', 'not_in_knowledge'],
    ['what is the capital of France', 'transfer_to_human', 'not_in_knowledge'],
    ['can I speak to a person please', 'transfer_to_human', 'asked_for_person'],
    ['this is ridiculous I want to complain', 'transfer_to_human', 'upset'],
    ["that's all, thank you", 'end_call', 'goodbye'],
    ['okay bye', 'end_call', 'goodbye'],
    ['sorry wrong number', 'end_call', 'wrong_number'],
  ])('%s → %s', (said, tool, reason) => {
    expect(ask(said)).toMatchObject({ tool, input: { reason_code: reason } });
  });

  it('reports a booking as far as it has been said', () => {
    expect(ask("I'd like to book a full tune-up on Tuesday at ten, my name is Ada Park")).toMatchObject({
      tool: 'book_appointment',
      input: {
        service: 'full tune-up',
        day_and_time: 'on tuesday at ten',
        name: 'Ada Park',
        confirmed: 'not_asked',
      },
    });
  });
});
