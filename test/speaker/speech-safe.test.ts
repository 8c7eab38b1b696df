import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speechSafe } from '../../lambdas/speaker/speech-safe.ts';

describe('speechSafe', () => {
  it.each([
    // What a voice reads rightly stays as it is.
    [
      "We're open Monday through Friday, 9:30 AM to 5 PM.",
      "We're open Monday through Friday, 9:30 AM to 5 PM.",
    ],
    [
      'A cut is $45, or $1,200.50 for the year (10% off).',
      'A cut is $45, or $1,200.50 for the year (10% off).',
    ],
    ['You are booked for November 20th at 5:15 p.m.', 'You are booked for November 20th at 5:15 p.m.'],
    ['It takes 2.5 hours; you are number 3 of 12.', 'It takes 2.5 hours; you are number 3 of 12.'],
    // Markdown.
    ['**Yes!** We _do_ take `walk-ins`.', 'Yes! We do take walk-ins.'],
    ['## Prices\n- Cut: $45\n- Color: $90\n', 'Prices. Cut: $45. Color: $90'],
    ['1. Park behind the house.\n2) Ring twice', 'Park behind the house. Ring twice'],
    ['See [our page](https://example.com/x) for more.', 'See our page for more.'],
    ['| Cut | $45 |\n|-----|-----|\n| Color | $90 |', 'Cut, $45. Color, $90'],
    ['Line one<br>and <b>two</b>', 'Line one and two'],
    // Emoji.
    ['See you soon! 😊👍🏽 🇺🇸 ❤️ 1️⃣', 'See you soon! 1'],
    // Addresses.
    ['Visit https://www.example.com/book-now?ref=1.', 'Visit example dot com slash book dash now.'],
    ['Write to info@example.com, please.', 'Write to info at example dot com, please.'],
    ['Write to *ann_lee+vip@example.com*.', 'Write to ann underscore lee plus vip at example dot com.'],
    // Numbers and codes.
    ['It is 2*3 feet, file_name.', 'It is 2 times 3 feet, file name.'],
    ['Call (206) 555-0142.', 'Call 2 0 6, 5 5 5, 0 1 4 2.'],
    ['Call +1 206-555-0142 or 555-0142.', 'Call 1, 2 0 6, 5 5 5, 0 1 4 2 or 5 5 5, 0 1 4 2.'],
    ['Or +44 20 7946 0958.', 'Or 4 4, 2 0, 7 9 4 6, 0 9 5 8.'],
    ['Your code is ABC123.', 'Your code is A B C 1 2 3.'],
    ['Order AB-1234 or 12345678.', 'Order A B, 1 2 3 4 or 1 2 3 4 5 6 7 8.'],
    ['PIN 0042', 'PIN 0 0 4 2'],
    // Not codes.
    ['The 10AM slot on the 22nd, unit B12, in 2026.', 'The 10AM slot on the 22nd, unit B12, in 2026.'],
    // Ranges, dates, signs.
    ['Open 9-5, or 9 AM–5 PM.', 'Open 9 to 5, or 9 AM to 5 PM.'],
    ['It costs $45–$60/hr, w/ tax ~$66.', 'It costs $45 to $60 per hour, with tax about $66.'],
    ['On 2026-11-20 or 11/21/2026.', 'On November 20, 2026 or November 21, 2026.'],
    ['Wash & cut, and/or color; we are here 24/7.', 'Wash and cut, and or or color; we are here 24 7.'],
    ['Room #5 is at 70°F — nice…', 'Room number 5 is at 70 degrees Fahrenheit, nice...'],
    // Nothing to say.
    ['', ''],
    ['👍', ''],
    ['---\n***', ''],
  ])('%j', (text, said) => {
    expect(speechSafe(text)).toBe(said);
  });

  const pieces = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ...[
          '**',
          '_',
          '`',
          '# ',
          '- ',
          '\n',
          ' ',
          '|',
          '~',
          '<b>',
          '](',
          '[',
          '&amp;',
          '…',
          '—',
          '-',
          '/',
          '+',
          '=',
          '@',
        ],
        ...[
          'https://www.a.com/b_c',
          'a@b.co',
          '206-555-0142',
          '(206) 555-0142',
          '+1 ',
          'ABC123',
          'AB-12',
          '0042',
        ],
        ...[
          '$45',
          '9-5',
          '5 p.m.',
          '11/20/2026',
          '2026-11-20',
          '70°F',
          '1. ',
          '24/7',
          '12345678',
          '3.50',
          ',',
          '.',
          'A',
        ],
      ),
    ),
    { maxLength: 12 },
  );
  const texts = pieces.map((parts) => parts.join(''));

  it('lets nothing through that a voice cannot say', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(speechSafe(text)).toMatch(/^[\p{L}\p{M}\p{Nd} .,!?;:'"()$€£¥%-]*$/u);
        expect(speechSafe(text)).not.toMatch(/https?:\/\/|www\.|^\s|\s$|\s\s|\p{Extended_Pictographic}/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing more when it is done twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = speechSafe(text);
        expect(speechSafe(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every word of plain prose', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        expect(speechSafe(`${words.join(' ')}.`)).toBe(`${words.join(' ')}.`);
      }),
    );
  });

  it('takes little time for any long text', () => {
    const units = [
      '(',
      '[a](',
      '-1',
      'A-',
      '| ',
      '|--',
      '<a',
      'a@b.',
      '+1 ',
      '\n',
      '\n ',
      ' ',
      '1',
      '1,',
      '* ',
      '.a',
      '"',
    ];
    const hostile = units.map((unit) => unit.repeat(1_500));
    const startedMs = performance.now();
    for (const text of hostile) speechSafe(text);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
