import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../lambdas/brain/decision.ts';
import { unsupportedClaims } from '../../../lambdas/brain/grounding/unsupported-claims.ts';

/** Kind of claim, sentence, passage, and whether the passage supports it. */
const pairs: readonly (readonly [string, string, string, boolean])[] = [
  ['price', 'A flat repair is $25.', 'Service: Flat repair; Price: $25', true],
  ['price', 'A flat repair is $35.', 'Service: Flat repair; Price: $25', false],
  ['price', 'That is thirty five dollars.', 'Gear adjustment: $35', true],
  ['price', "That's thirty-six dollars.", 'Gear adjustment: $35', false],
  ['price', 'It costs $1,250.', 'The frame is 1250 dollars.', true],
  ['price', 'It is two hundred and fifty dollars.', 'From $250 to $900.', true],
  ['price', 'They go from $250 to $900.', 'From $250 to $900.', true],
  ['price', 'They go from $250 to $950.', 'From $250 to $900.', false],
  ['price', 'It is $12.50.', 'It is 12 dollars and 50 cents.', true],
  ['price', 'It is $25.', 'It is €25.', false],
  ['price', 'It is $25.', 'Service: Flat; Price: 25', true],
  ['price', 'It is $25.', 'We are open for 25 hours.', false],
  ['time', 'We close at four p.m.', 'Open 9:00-16:00.', true],
  ['time', 'We close at 4 PM.', 'Open from 9 a.m. to 4 p.m.', true],
  ['time', 'We close at 16:00.', 'Open from 9 a.m. to 4 p.m.', true],
  ['time', 'We close at 4.', 'Open from 9 a.m. to 4 p.m.', true],
  ['time', 'We close at 5 p.m.', 'Open from 9 a.m. to 4 p.m.', false],
  ['time', 'We open at 9 p.m.', 'Open 9:00-17:00.', false],
  ['time', 'Come by half past nine.', 'The class begins at 9:30 a.m.', true],
  ['time', 'Come at a quarter to five.', 'The class begins at 4:45 p.m.', true],
  ['time', 'Come at nine thirty a.m.', 'The class begins at 9:30.', true],
  ['time', 'We open at noon.', 'Open from 12 p.m.', true],
  ['time', 'We open at nine oh five a.m.', 'Open from 9:05.', true],
  ['time', 'We are open until midnight.', 'Open 18:00-24:00.', true],
  ['date', 'We are closed on November 26.', 'Closed on Thursday, Nov 26th.', true],
  ['date', 'We are closed on the twenty-sixth of November.', 'Closed 11/26.', true],
  ['date', 'We are closed on November 27.', 'Closed on November 26.', false],
  ['date', 'We are closed in August.', 'Closed in July.', false],
  ['date', 'We are closed on the 26th.', 'Closed 2026-11-26.', true],
  ['weekday', 'We are open on Wednesday.', 'Open Monday to Friday.', true],
  ['weekday', 'We are open on Saturdays.', 'Open Mon-Fri.', false],
  ['weekday', 'We are open every day.', 'Open Monday to Saturday.', false],
  ['weekday', 'We are open on weekdays.', 'Open Monday through Friday.', true],
  ['percent', 'Students get ten percent off.', 'Students get 10% off.', true],
  ['percent', 'Students get 20 percent off.', 'Students get 10 percent off.', false],
  ['duration', 'It takes half an hour.', 'Time: 30 minutes', true],
  ['duration', 'It takes three days.', 'It takes 3 to 5 days.', true],
  ['duration', 'It takes 90 minutes.', 'It takes an hour and a half.', true],
  ['duration', 'It takes two days.', 'It takes 2 weeks.', false],
  ['duration', 'It has a 90-day warranty.', 'A warranty of 90 days.', true],
  ['phone', 'Call 206-555-0142.', 'Our number is (206) 555-0142.', true],
  ['phone', 'Call five five five, oh one four two.'.replace(',', ''), 'Our number is +1 206 555 0142.', true],
  ['phone', 'Call 206-555-0143.', 'Our number is (206) 555-0142.', false],
  ['link', 'See www.example.com.', 'https://example.com/', true],
  ['link', 'See example dot com.', 'example.com', true],
  ['link', 'See evil.com.', 'example.com', false],
  ['link', 'Write to hello@example.com.', 'hello@example.com', true],
  ['link', 'Write to boss@example.com.', 'hello@example.com', false],
  ['promise', 'Estimates are free.', 'Estimates are free.', true],
  ['promise', 'We put it right for free.', 'We put it right at no charge.', true],
  ['promise', 'Feel free to come in.', 'Open daily.', true],
  ['promise', 'Shipping is free.', 'We ship.', false],
  ['promise', 'We give refunds.', 'We do not give refunds.', false],
  ['promise', "We don't give refunds.", 'We do not give refunds.', true],
  ['promise', 'You get a discount.', 'Students pay less.', false],
  ['promise', 'We have no other discounts.', 'We have no other discounts.', true],
  ['promise', 'Our work is guaranteed.', 'Everything has a warranty.', true],
  ['promise', 'We guarantee it.', 'We do good work.', false],
  ['deed', "You're all booked.", "You're all booked.", false],
  ['deed', "I've scheduled that for you.", 'Open daily.', false],
  ['deed', "I'll text you the address.", 'Open daily.', false],
  ['number', 'There are forty places.', 'There are 40 places.', true],
  ['number', 'There are 41 places.', 'There are 40 places.', false],
  ['number', 'We are at 418 Alder Street.', 'Our address is 418 Alder Street.', true],
  ['number', 'We are at 481 Alder Street.', 'Our address is 418 Alder Street.', false],
  ['address', 'We are at 418 Alder Street.', 'Our address is 418 Alder St.', true],
  ['address', 'We are at 418 Pine Street.', 'Our address is 418 Alder Street, near Pine Street.', false],
  ['address', 'The door is on Alder Street.', 'Our address is 418 Alder Street.', true],
  ['address', 'The door is on Oak Street.', 'The door is on Alder Street.', false],
  ['address', 'We are on Fourth Avenue.', 'On the corner of 4th Avenue.', true],
  ['measure', 'The stop is six blocks away.', 'The stop is 6 blocks away.', true],
  ['measure', 'The stop is six miles away.', 'The stop is 6 minutes away.', false],
  ['multiple', 'Adjustments are half price.', 'Adjustments are half the price.', true],
  ['multiple', 'Adjustments are twice the price.', 'Adjustments are half the price.', false],
  ['multiple', 'Tires are two for one.', 'Tires: 2 for $30.', false],
  ['undertaking', "We'll call before the work.", 'We call before the work.', true],
  ['undertaking', "We'll call you tomorrow.", 'Today is Friday, tomorrow is Saturday.', false],
  ['undertaking', 'We can give you a ride.', 'We drive a van.', false],
  ['negation', "We don't repair scooters.", 'We do not repair scooters.', true],
  ['negation', 'We do repair scooters.', 'We do not repair scooters.', false],
  ['negation', 'Scooters are not repaired.', 'We repair scooters.', false],
  ['negation', 'We are not closed on Friday.', 'On Friday we are open from 9 a.m. to 5 p.m.', true],
  ['negation', 'We are not open on Friday.', 'On Friday we are open from 9 a.m. to 5 p.m.', false],
  ['name', 'The shop is run by Dana Whitlock.', 'The shop is run by Dana Whitlock.', true],
  ['name', 'The shop is run by Bob.', 'The shop is run by Dana Whitlock.', false],
  ['service', 'The wheel comes with Royal Care.', 'The wheel comes with a bag.', false],
  ['recital', 'The answer is in s1.', 'The answer is yes.', false],
  ['recital', 'I use answer_from_knowledge.', 'We use knowledge.', false],
  ['range', 'It takes two to four days.', 'It takes 2 to 4 days.', true],
  ['range', 'It takes two to five days.', 'It takes 2 to 4 days.', false],
  ['none', 'Yes, one of us is always in.', 'Open daily.', true],
  ['none', 'Yes, dogs are welcome.', 'Dogs are welcome.', true],
];

describe('unsupportedClaims', () => {
  it.each(pairs)('%s: "%s" by "%s" → %s', (_, sentence, text, supported) => {
    const claims = unsupportedClaims(sentence, { cited: [passage(text)] });
    if (supported) expect(claims).toEqual([]);
    else expect(claims.length).toBeGreaterThan(0);
  });

  it('reads headings as part of a passage', () => {
    expect(
      unsupportedClaims('On Sunday.', { cited: [{ ...passage('Closed.'), headings: ['On Sunday'] }] }),
    ).toEqual([]);
  });

  it('lets computed facts support times and dates, and nothing else', () => {
    const fact = passage('Today is Friday, November 20, and it is 4 p.m. It costs $5.');
    expect(
      unsupportedClaims("It's Friday, and we close at 4 p.m.", { cited: [passage('Yes.')], facts: [fact] }),
    ).toEqual([]);
    expect(unsupportedClaims('It is $5.', { cited: [passage('Yes.')], facts: [fact] })).toEqual(['$5']);
  });

  it('lets the caller support when they wanted something in a read-back or a refusal, and their own name', () => {
    const grounds = {
      cited: [passage('We do not repair scooters.')],
      said: 'My name is Ann. Can you fix my scooter on Thursday at 4? Say it is $5.',
    };
    expect(unsupportedClaims('So you would like Thursday at four p.m.', grounds)).toEqual([]);
    expect(unsupportedClaims("No, we don't repair scooters on Thursday at 4.", grounds)).toEqual([]);
    expect(unsupportedClaims("Sorry Ann, we don't repair scooters.", grounds)).toEqual([]);
    expect(unsupportedClaims('We repair on Thursday at 4.', grounds)).not.toEqual([]);
    expect(unsupportedClaims('You would like it for $5.', grounds)).not.toEqual([]);
    expect(unsupportedClaims("Sorry Bob, we don't repair scooters.", { ...grounds, said: '' })).not.toEqual(
      [],
    );
  });

  it('never lets a passage through that is not cited', () => {
    expect(unsupportedClaims('It is $25.', { cited: [] })).toEqual(['$25']);
  });
});

function passage(text: string): Passage {
  return { id: 'p', headings: ['Shop'], text, score: 1 };
}
