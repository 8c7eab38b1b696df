import { describe, expect, it } from 'vitest';
import { readSsml } from '../../../../simulator/connect/prompt/read-ssml.ts';

describe('readSsml', () => {
  it('gives speech, pauses and beeps in order', () => {
    const parts = readSsml(
      '<speak>Hello <break time="1.5s"/> you &amp; me<break time="300ms"/><say-as interpret-as="expletive">beep</say-as></speak>',
    );

    expect(parts).toEqual([
      { say: 'Hello' },
      { pauseMs: 1_500 },
      { say: 'you & me' },
      { pauseMs: 300 },
      { beepMs: 800 },
    ]);
  });

  it.each([
    ['no speak', 'Hello'],
    ['an open tag', '<speak>Hello'],
    ['crossed tags', '<speak><p>Hello</speak></p>'],
    ['a tag that is unknown', '<speak><audio src="x"/></speak>'],
    ['a break over 10 s', '<speak><break time="11s"/></speak>'],
    ['a bare ampersand', '<speak>you & me</speak>'],
    ['a second root', '<speak>a</speak><speak>b</speak>'],
    ['a bare bracket', '<speak>1 < 2</speak>'],
  ])('refuses %s', (_, ssml) => {
    expect(() => readSsml(ssml)).toThrow('SSML');
  });
});
