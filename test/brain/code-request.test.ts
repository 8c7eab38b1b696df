import { describe, expect, it } from 'vitest';
import { codeRequest, misunderstandings, type PastTurn } from '../../lambdas/brain/code-request.ts';

const answered = (heard: string): PastTurn => ({ heard, handledBy: 'brain', sources: ['prices/flat'] });
const unanswered = (heard: string): PastTurn => ({ heard, handledBy: 'script', sources: [] });
const byCode = (heard: string): PastTurn => ({ heard, handledBy: 'code', sources: [] });

const question = 'How much is a flat repair?';
const not = "That's not what I asked.";

describe('codeRequest', () => {
  it.each<[string, string, readonly PastTurn[], string | undefined]>([
    ['leaves a question to the model', question, [], undefined],
    ['takes a plain request', 'What?', [answered(question)], 'repeat'],
    [
      'hears a wish for a person within a sentence',
      'No, I want to talk to a real person about this.',
      [],
      'person',
    ],

    [
      'fetches a person for one who asks again twice',
      'What?',
      [answered(question), byCode('Sorry?')],
      'misunderstood',
    ],
    ['fetches a person when both have not understood', 'What?', [unanswered('mumble')], 'misunderstood'],
    ['counts over what lies between', 'What?', [byCode('Sorry?'), byCode('hold on')], 'misunderstood'],
    ['forgets what was understood since', 'What?', [byCode('Sorry?'), answered(question)], 'repeat'],

    ['bears two turns without help', not, [answered(question), answered(not)], undefined],
    ['and not a third', not, [answered(question), answered(not), answered(not)], 'unhelpful'],
    ['of any kind', not, [unanswered('a'), unanswered('b'), answered(question)], 'unhelpful'],
    ['but begins anew with one that helped', not, [unanswered('a'), answered('b'), answered('c')], undefined],

    ['bears anger once', 'This is ridiculous!', [answered(question)], undefined],
    ['and not twice', 'What the hell.', [answered('This is ridiculous!'), answered(question)], 'upset'],
    ['takes capitals for shouting', 'ARE YOU LISTENING', [answered('no no no no')], 'upset'],

    ['names the number in an emergency first', 'My dad had a heart attack, get me a person', [], 'emergency'],
    ["knows the business's own words", 'The kennel door is open', [], 'emergency'],
    ['fetches a person for who says yes to that', 'Yes please.', [byCode('I smell gas')], 'person'],
    ['but not for any yes', 'Yes please.', [answered(question)], undefined],
  ])('%s', (_, said, before, expected) => {
    expect(codeRequest(said, before, ['kennel door'])).toBe(expected);
  });
});

describe('an emergency', () => {
  const is = (text: string) => codeRequest(text, [], []) === 'emergency';
  it.each([
    'This is an emergency!',
    'um, emergency please',
    "It's a medical emergency.",
    "My dad can't breathe",
    "he isn't breathing",
    "There's a fire in the shop",
    'my kitchen is on fire',
    'I smell gas',
    'there is a gas leak',
    'someone collapsed in front of your door',
    "I cut myself and it won't stop bleeding",
    'she took an overdose',
    'I want to die',
    'please call an ambulance',
    'call nine one one',
  ])('is "%s"', (text) => expect(is(text)).toBe(true));

  it.each([
    'Do you do emergency repairs?',
    'Do you have an emergency number?',
    'is there an emergency fee',
    'I have an emergency appointment at nine',
    "what if there's an emergency after hours",
    "it's not an emergency",
    'my brakes are choked with mud',
    'do you sell fire extinguishers',
    "you're on fire today",
    'a gas station air pump',
  ])('is not "%s"', (text) => expect(is(text)).toBe(false));
});

describe('misunderstandings', () => {
  it('are counted back to the last turn that went well, over turns that say nothing of it', () => {
    expect(misunderstandings([])).toBe(0);
    expect(misunderstandings([unanswered('a'), answered('b')])).toBe(0);
    expect(misunderstandings([answered('b'), unanswered('a'), byCode('hello'), byCode('pardon me')])).toBe(2);
  });
});
