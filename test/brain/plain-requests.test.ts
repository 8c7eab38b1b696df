import { describe, expect, it } from 'vitest';
import { type PlainRequest, plainRequest } from '../../lambdas/brain/plain-requests.ts';

const asked: Readonly<Record<PlainRequest, readonly string[]>> = {
  'hold-on': [
    'Hold on.',
    'hang on a second',
    'Um, one moment please.',
    'wait a minute',
    'can you hold on',
    'Let me check.',
  ],
  repeat: [
    'What?',
    'Sorry?',
    'Can you repeat that?',
    'say that again please',
    "I didn't catch that",
    'Pardon me?',
  ],
  slower: [
    'Slow down.',
    'can you speak more slowly please',
    "you're talking too fast",
    'Could you slow down a bit?',
  ],
  hello: ['Hello?', 'hello hello', 'Hi.', 'are you still there?', 'Can you hear me?', 'good morning'],
  'are-you-a-robot': [
    'Are you a robot?',
    'wait, are you a real person?',
    'am I talking to a machine',
    'Is this a recording?',
    'Are you human?',
    'is this an automated system',
    'Are you an AI?',
  ],
  person: [
    'Can I speak to a person please?',
    "I'd like to talk to someone",
    'operator',
    'Representative.',
    'let me talk to the manager',
    'I want a real person',
    'Transfer me.',
    'Could you connect me to a human?',
    'put me through to an agent',
  ],
};

const questions = [
  'What does a flat repair cost?',
  'Can you repeat the price of the tune-up?',
  'hold on, how much was that',
  'Hello, are you open today?',
  'are you open',
  'Do you repair robots?',
  'Is this a bike shop?',
  'Are you a bike shop?',
  'can I talk to someone about a refund for the wheel',
  'how many people work there',
  'who is the owner',
  'I need a person to hold the bike while I',
  'can I wait while you fix it',
  'how long do I have to wait',
  'Do you have a slow leak kit?',
  'I want a helmet',
  'can you get me a quote',
  'yes',
  '',
];

describe('plainRequest', () => {
  it.each(Object.entries(asked).flatMap(([request, said]) => said.map((text) => [text, request] as const)))(
    '%s → %s',
    (text, request) => {
      expect(plainRequest(text)).toBe(request);
    },
  );

  it.each(questions)('leaves "%s" to the model', (text) => {
    expect(plainRequest(text)).toBeUndefined();
  });
});
