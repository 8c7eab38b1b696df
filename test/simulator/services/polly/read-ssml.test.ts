import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidSsml, readSsml } from '../../../../simulator/services/polly/read-ssml.ts';

describe('readSsml', () => {
  it.each([
    ['<speak>Hello</speak>', [{ text: 'Hello' }]],
    ['<speak><p>One.</p><p>Two.</p></speak>', [{ text: 'One.' }, { text: 'Two.' }]],
    ['<speak>A<break/>B</speak>', [{ text: 'A' }, { pauseMs: 500 }, { text: 'B' }]],
    ['<speak>A<break time="1.5s"/></speak>', [{ text: 'A' }, { pauseMs: 1_500 }]],
    ['<speak><say-as interpret-as="digits">42</say-as></speak>', [{ text: '4 2' }]],
    ['<speak>fish &amp; chips &#33;</speak>', [{ text: 'fish & chips !' }]],
    [
      '<speak><prosody rate="slow">slow <sub alias="World Wide Web">WWW</sub></prosody></speak>',
      [{ text: 'slow World Wide Web' }],
    ],
    [
      '<speak>Sure. <prosody rate="80%">It is $25.</prosody> Anything else?</speak>',
      [{ text: 'Sure. It is $25. Anything else?' }],
    ],
  ])('%s', (document, parts) => {
    expect(readSsml(document)).toEqual(parts);
  });

  it.each([
    'Hello',
    '<speak>Hello',
    'Hello <speak>there</speak>',
    '<speak><p>Hello</speak>',
    '<speak><audio src="x"/></speak>',
    '<speak><lexicon/></speak>',
    '<speak><voice name="Amy">Hi</voice></speak>',
    '<speak>A<break time="11s"/></speak>',
    '<speak>A & B</speak>',
    '<speak>1 < 2</speak>',
    '<speak>&#999999999;</speak>',
    '<speak><prosody pitch="high">Hello.</prosody></speak>',
    '<speak>It is <prosody rate="80%">$25.</prosody></speak>',
    '<speak><prosody rate="80%">It is</prosody> $25.</speak>',
  ])('refuses %s', (document) => {
    expect(() => readSsml(document)).toThrow(InvalidSsml);
  });

  it('ends on any input, with parts or with InvalidSsml', () => {
    const piece = fc.constantFrom(
      '<speak>',
      '</speak>',
      '<p>',
      '</p>',
      '<break/>',
      'word ',
      '<',
      '>',
      '&',
      '&amp;',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        try {
          readSsml(pieces.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidSsml);
        }
      }),
    );
  });
});
