import { describe, expect, it } from 'vitest';
import { turnKnowledge } from '../../lambdas/brain/turn-knowledge.ts';
import { parseKnowledge } from '../../lambdas/knowledge/parse-knowledge.ts';

const profileOf = (fields: string) =>
  parseKnowledge(`---\nname: Shop\ntimeZone: UTC\nhours: {}\n${fields}---\n\nWe sell bells.`, 'shop.md')
    .profile;
const known = (fields: string, history: { caller: string; agent: string }[] = []) => {
  const { standing, business } = turnKnowledge(profileOf(fields), { said: 'hi', history }, 0);
  return { business, texts: new Map(standing.map(({ id, text }) => [id, text])), standing };
};

describe('turnKnowledge', () => {
  it('tells who the agent is, and what it books', () => {
    expect(known('').texts.get('about-me')).toBe(
      'I am the automated assistant of Shop. I answer questions about Shop. I can put you through to a person.',
    );
    expect(
      known(
        'services: [{ name: Tune-up, duration: 1 hour }, { name: Fitting, duration: 1 hour }]\n',
      ).texts.get('about-me'),
    ).toContain('You can book Tune-up or Fitting with me.');
  });

  it('tells the emergency number where it matters', () => {
    expect(known('').texts.has('emergency')).toBe(false);
    expect(known('privacy: health\n').texts.get('emergency')).toBe('In an emergency, hang up and call 911.');
    expect(known('emergency: { number: "112", words: [gas leak] }\n').texts.get('emergency')).toContain(
      '112',
    );
  });

  it('tells what was said last, as words of this call that are kept for nobody else', () => {
    const { standing } = known('', [
      { caller: 'how much', agent: 'It is $25.' },
      { caller: 'hm', agent: '' },
    ]);
    expect(standing.at(-1)).toMatchObject({ id: 'said-last', text: 'It is $25.', ofCall: true });
  });

  it('hands on tone and privacy', () => {
    expect(known('tone: calm\nprivacy: health\n').business).toMatchObject({
      name: 'Shop',
      tone: 'calm',
      privacy: 'health',
    });
  });
});
