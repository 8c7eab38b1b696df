import type { CallItem } from '../../lambdas/call/call-item.ts';

/** A caller who can be called back; without it the number is withheld. */
export const numberKnown = { from: '+12065550123' } as const;

/** The item of a call in its middle, held by epoch 1; override what a test is about. */
export function callItem(over: Partial<CallItem> = {}): CallItem {
  return {
    contactId: 'contact-1',
    state: 'listening',
    startedAtMs: 1_000_000,
    timeZone: 'America/Los_Angeles',
    lease: { holder: 'holder-1', epoch: 1, untilMs: 1_063_000 },
    issued: 3,
    issuedAtMs: 1_050_000,
    issuedStep: { number: 3, do: 'say', text: 'How can I help you?', durationMs: 1_200 },
    lastNumber: 3,
    steps: {},
    asked: { after: 3, atMs: 1_052_000 },
    askCount: 5,
    streamArn: 'arn:aws:kinesisvideo:us-east-1:111111111111:stream/test/1',
    resumeFromMs: 0,
    turn: 0,
    unconfirmedStarts: 0,
    phrases: {
      oneMoment: { text: 'One moment.' },
      trouble: { text: 'Sorry.' },
      goodbye: { text: 'Goodbye.' },
      transferring: { text: 'To a person.' },
      emergency: { text: 'Dial 9 1 1.' },
      noNumber: { text: 'No number.' },
      letMeCheck: { text: 'Let me check.' },
      bookingByCallback: { text: 'Someone will call you back.' },
      bookingNoNumber: { text: 'No number.' },
      callYouBack: { text: 'Someone will call you back.' },
      keypadOffer: { text: 'Press 1 or 2.' },
      keypadOfferPerson: { text: 'Press 1.' },
    },
    expiresAt: 2_000,
    keptUntil: 9_000,
    ...over,
  };
}
