import { describe, expect, it } from 'vitest';
import { unsupportedClaims } from '../../../lambdas/brain/grounding/unsupported-claims.ts';

const screens = [
  'Phone: iPhone 13 screen; Price: $149; Ready: the same day',
  'Phone: iPhone 14 screen; Price: $179; Ready: the same day',
  'Phone: Galaxy S22 screen; Price: $189; Ready: in 3 days',
];
const [thirteen = '', fourteen = '', galaxy = ''] = screens;
const service = 'For 7 people or more we add 20 percent for service.';
const deposit = 'Tables for 8 people need a deposit of $100.';
const room = 'The private room seats 24 and has a minimum spend of $900.';
const course = 'The course is for ages 6 to 12 and costs $40.';

/** What the caller asks (a `/` before the turn that counts), the sentence, what it cites, and whether it stands. */
const pairs: readonly (readonly [said: string, sentence: string, cites: string, stands: boolean])[] = [
  ['How much is an iPhone 14 screen?', 'An iPhone 14 screen is $179.', fourteen, true],
  ['How much is an iPhone fourteen screen?', "It's $179.", fourteen, true],
  ['How much is an iPhone 12 screen?', 'An iPhone 14 screen is $179.', fourteen, false],
  ['How much is an iPhone twelve screen?', "It's $179.", fourteen, false],
  ['How much is an iPhone 12 screen?', 'The screen is $149.', `${thirteen}|${fourteen}`, false],
  ['How much are iPhone 12 and 14 screens?', 'An iPhone 14 screen is $179.', fourteen, true],
  [
    'How much is an iPhone 12 battery?',
    'An iPhone battery is $79.',
    'Device: iPhone battery; Price: $79',
    true,
  ],
  ['How much is an iPhone 12 screen?', 'We do not repair the iPhone.', 'We do not repair the iPhone.', true],
  [
    'And for the iPhone 14?',
    'We do iPhone 13, 14 and 15 screens.',
    'We do iPhone 13, 14 and 15 screens.',
    true,
  ],
  ['And for the iPhone 12?', 'We do iPhone 11 and newer.', 'We do iPhone 11 and newer.', true],
  ['Do you fix a Galaxy S22?', 'Yes, a Galaxy S22 screen is $189.', galaxy, true],
  ['Do you fix a Galaxy S21?', 'Yes, the screen is $189.', galaxy, false],
  ['Do you fix a Galaxy S twenty one?', 'The screen is $189.', galaxy, false],
  ['I have an iPhone 12./How much is a screen?', "It's $179.", fourteen, false],
  ['I have an iPhone 12./How much is a screen?', 'An iPhone 14 screen is $179.', fourteen, true],
  ['How much is an iPhone 12 screen?/And for the 14?', "It's $179.", fourteen, true],
  ['My iPhone 12 is broken./How much is an iPhone 14 screen?', "It's $179.", fourteen, true],
  ['We are 8 people, is there a service charge?', 'Yes, we add 20 percent for service.', service, true],
  ['We are 6 people, is there a service charge?', 'Yes, we add 20 percent for service.', service, false],
  ['We are six people, is there a service charge?', 'We add 20 percent for service.', service, false],
  ['There are 6 of us./Is there a service charge?', 'We add 20 percent for service.', service, false],
  ['We are 6 people, is there a service charge?', 'For 7 people or more we add 20 percent.', service, true],
  ['We are 6 people, is it more?', 'Yes, for 7 people or more we add 20 percent.', service, false],
  ['Is there a deposit for a table for 6?', 'The deposit is $100.', deposit, false],
  ['Is there a deposit for a table for 8?', 'The deposit is $100.', deposit, true],
  ['Can we have the private room for 20 people?', 'Yes, the private room seats 24.', room, true],
  ['Can we have the private room for 30 people?', 'Yes, the private room seats 24.', room, false],
  ['Can we have the private room for 30 people?', 'The private room seats 24.', room, true],
  ['Is there a course for age 8?', 'Yes, the course costs $40.', course, true],
  ['Is there a course for age 14?', 'The course costs $40.', course, false],
  ['Can I come at 4 on November 27?', 'The course costs $40.', course, true],
];

describe('a number that was asked about', () => {
  it.each(pairs)('“%s” answered by “%s” from “%s” → %s', (asked, sentence, cites, stands) => {
    const said = asked.split('/');
    const cited = cites
      .split('|')
      .map((text, nth) => ({ id: `p${nth}`, headings: ['Repairs'], text, score: 1 }));
    const claims = unsupportedClaims(sentence, {
      cited,
      said: said.at(-1) ?? '',
      saidBefore: said.slice(0, -1),
    });
    if (stands) expect(claims).toEqual([]);
    else expect(claims).not.toEqual([]);
  });
});
