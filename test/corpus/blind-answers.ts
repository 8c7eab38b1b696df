import { answersTo } from './template.ts';

/**
 * Turns which follow something the agent asked or told the caller, closings among them. Written without sight of
 * the end-of-turn policy and for scoring only: nothing is to be tuned on them.
 */
export const blindAnswers = [
  ...answersTo('I can do Monday at five. Shall I book that?', 'answer', 'yes please', 'yeah go ahead'),
  ...answersTo('Thursday afternoon is open. Shall I book it?', 'answer', "yes | but only if it's after four"),
  ...answersTo(
    'That was Tuesday at three. Is that right?',
    'answer',
    "yep that's it",
    'no | I said Wednesday',
  ),
  ...answersTo(
    'What day works for you?',
    'answer',
    '{weekday}',
    'um | maybe {weekday}',
    'any day after the {date} really',
  ),
  ...answersTo(
    'What name should I put it under?',
    'answer',
    '{caller} {lastname}',
    "it's under | {lastname}",
    'my first name is {caller} last name | {lastname}',
  ),
  ...answersTo(
    'Have you been with us before?',
    'answer',
    'no first time',
    'I have yeah a couple of years ago',
  ),
  ...answersTo(
    'Would you like the morning or the afternoon?',
    'answer',
    'afternoon',
    'either is fine with me',
  ),
  ...answersTo('What kind of animal are you bringing in?', 'answer', "she's a {pet}"),
  ...answersTo('How many people will be dining?', 'answer', 'just the two of us', 'four | and a high chair'),
  ...answersTo('Do the brakes squeak all the time?', 'answer', "only when | it's been raining"),
  ...answersTo('Can you spell that for me?', 'answer', 'sure N O V | A K'),

  ...answersTo(
    "What's the best number to reach you?",
    'number',
    '{a3} {a3} {d4}',
    '{a3} | {a3} | {d4}',
    "it's {a3} | {a3} {d4}",
    'okay area code {a3} | then {a3} | {d2} | {d2}',
    "{a3} {a3} {d4} but text me | I don't pick up at work",
    'this one is fine or {a3} {a3} {d4}',
  ),
  ...answersTo(
    "What's your order number?",
    'number',
    'order number is {d2} | {d2} | {d2}',
    'let me see it says | R B {d5}',
    "it's {d6}",
  ),
  ...answersTo("What's the zip code there?", 'number', '{d3} | {d2}', 'oh that would be {d5}'),
  ...answersTo(
    "What's the street address?",
    'number',
    '{d2} {d2} | {lane} Avenue apartment {d1}',
    "we're at number | fourteen on {road} Street",
  ),
  ...answersTo('And your date of birth?', 'number', '{season} {date} | nineteen eighty seven'),
  ...answersTo('What year is the car?', 'number', "it's a two thousand | sixteen I believe"),

  ...answersTo(
    'What seems to be the trouble?',
    'hesitation',
    'um | it makes this clicking noise when I turn the key',
    'it leaks and | then it stops and | then it starts all over again',
    "well uh it just won't start",
  ),
  ...answersTo(
    'Which day suits you?',
    'hesitation',
    'let me think | um | {weekday} is probably best',
    "I'm off {whenever} so",
  ),
  ...answersTo(
    'Would you like to keep your appointment?',
    'hesitation',
    "I would but | I'm still running a fever",
    'um yeah I guess so',
  ),
  ...answersTo('Shall I text you a reminder?', 'hesitation', 'uh sure but | not to this number'),
  ...answersTo('A deposit of $20 holds the table.', 'hesitation', 'okay um | can I pay that in cash'),

  ...answersTo(
    'Who is the appointment for?',
    'list',
    'for me | my sister {caller} and | her little boy',
    'for {caller} and {given}',
  ),
  ...answersTo(
    'What would you like to order?',
    'list',
    'one pad thai | a green curry mild | and some spring rolls',
    'two burgers no onions and a large fries',
  ),
  ...answersTo(
    'What does the bike need?',
    'list',
    'gears brakes and a good wash',
    'a new saddle and | two spokes',
  ),
  ...answersTo('Any allergies at the table?', 'list', 'nuts shellfish and | I think sesame'),
  ...answersTo('Which days are you free?', 'list', '{weekday} or the {date} | or any morning really'),

  ...answersTo(
    'What time would you like?',
    'second-thought',
    "{time} | or no let's say an hour later",
    '{time} no sorry half an hour before that',
  ),
  ...answersTo(
    'Whose name is it under?',
    'second-thought',
    "put {caller} | actually use my husband's name {lastname}",
  ),
  ...answersTo(
    'I have Friday at two. Shall I book that?',
    'second-thought',
    "yes | oh wait that's the holiday",
    'yeah no actually can we do three',
  ),
  ...answersTo('For how many people?', 'second-thought', 'six no uh | seven with the baby'),
  ...answersTo(
    'What phone number should I write down?',
    'second-thought',
    "{a3} {a3} | no that's my old one | it's {a3} {a3} {d4}",
  ),
  ...answersTo('Is he due for a rabies shot?', 'second-thought', "I don't think so oh hold on yes he is"),

  ...answersTo(
    'A flat tire repair is $25.',
    'question',
    'does that include the tube',
    'and | how long does it take',
  ),
  ...answersTo("We're open from nine to six.", 'question', 'even on Saturdays', 'is that | every day'),
  ...answersTo(
    'A cleaning costs $120 without insurance.',
    'question',
    'okay and with insurance',
    'do you have payment plans',
  ),

  ...answersTo(
    "I'm sorry, we're fully booked on Friday.",
    'request',
    'then could I have Saturday',
    'put me down for | whatever comes up first',
  ),
  ...answersTo('A tune up starts at $80.', 'request', "okay I'll bring it in {whenever}"),

  ...answersTo(
    'What happened?',
    'story',
    'I hit a curb coming off {road} Street and | the rim is bent and now it rubs how bad is that',
    'he was chasing a ball and came back limping and will not let me touch the paw is that urgent',
  ),
  ...answersTo(
    'Are you a patient here already?',
    'story',
    "my husband is he cracked a crown last year | and he said you were gentle so that's why I'm calling",
  ),

  ...answersTo(
    'Anything else?',
    'closing',
    "no that's all thanks",
    "nope that's it",
    'no | thank you so much',
    "I think that's everything",
    "that'll do it thanks for your help",
    "no I'm good have a nice day",
  ),
  ...answersTo(
    "You're all set for Thursday at four.",
    'closing',
    'great see you then',
    'perfect | thanks a lot bye',
    'okay thank you bye bye',
    'wonderful and um | thanks for fitting me in',
  ),
  ...answersTo(
    "We're closed on Sundays.",
    'closing',
    "okay I'll call back another day",
    'oh alright then | never mind',
  ),
  ...answersTo(
    "I'll have someone call you back.",
    'closing',
    "okay I'll wait for that thanks",
    "sounds good and | I'll talk to you soon",
  ),
  ...answersTo(
    'Is there anything else I can help you with?',
    'closing',
    'that was it take care',
    "um no | I think we're done",
    'nothing else goodbye',
  ),
  ...answersTo(
    'Your appointment is cancelled.',
    'closing',
    'thanks bye',
    'alright thank you sorry about that',
  ),
  ...answersTo("I'm sorry, we don't do that here.", 'closing', 'okay no problem thanks anyway'),
];
