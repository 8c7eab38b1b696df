import type { BusinessProfile } from './business-profile.ts';

/** The stock phrases: rendered when the knowledge file is published, so that saying one needs no synthesis. */
export type PhraseName =
  | 'disclosure'
  | 'howCanIHelp'
  | 'oneMoment'
  | 'stillThere'
  | 'goodbye'
  | 'goodbyeSilent'
  | 'notCaught'
  | 'ratherNotGuess'
  | 'transferring'
  | 'callYouBack'
  | 'noNumber'
  | 'iAmAutomated'
  | 'takeYourTime'
  | 'nothingToRepeat'
  | 'trouble'
  | 'emergency'
  | 'letMeCheck'
  | 'bookingByCallback'
  | 'bookingNoNumber'
  | 'keypadOffer'
  | 'keypadOfferPerson'
  | 'recordingOffer';

/**
 * A stall phrase (`oneMoment`) is over after this long: what it bridges may be ready right behind it, and then waits
 * for its end. Measured when it is rendered: how long a text takes is the voice's to decide.
 */
export const longestStallMs = 600;

/**
 * The texts for a business. `oneMoment` is the shortest wording that asks for patience and says neither yes nor no:
 * rendered by the simulator's voices it takes 592 and 529 ms ("One moment." 724 and 849, "One sec." 787 and 657); by
 * Polly's nobody has measured it.
 */
export function phraseTexts(
  business: Pick<BusinessProfile, 'sayName' | 'emergency'>,
): Readonly<Record<PhraseName, string>> {
  return {
    disclosure: "I'm an automated assistant, and this call is transcribed.",
    howCanIHelp: 'How can I help you?',
    oneMoment: 'A sec.',
    stillThere: 'Are you still there?',
    goodbye: `Thank you for calling ${business.sayName}. Goodbye.`,
    goodbyeSilent: "I can't hear you, so I'll end the call here. Please call again. Goodbye.",
    notCaught: "Sorry, I didn't catch that. Could you say it again?",
    ratherNotGuess: "I'd rather not guess on that. Let me get someone who knows.",
    transferring: 'Let me put you through to someone. One moment, please.',
    callYouBack: 'All right. Someone will call you back on this number.',
    noNumber: "I can't see your number, so we couldn't call you back.",
    iAmAutomated: "Yes, I'm an automated assistant. How can I help you?",
    takeYourTime: 'Of course, take your time.',
    nothingToRepeat: "I haven't said anything yet. How can I help you?",
    trouble: "Sorry, I'm having trouble on my side.",
    emergency:
      `If this is an emergency, hang up and dial ${[...business.emergency.number].join(' ')}. ` +
      'To talk to someone here, say put me through.',
    letMeCheck: 'Let me check.',
    bookingByCallback: 'Someone will call you back to arrange that.',
    bookingNoNumber:
      "I can't see your number, so we couldn't call you back to arrange that. Say put me through if you'd like to speak to someone.",
    keypadOffer: 'Press 1 for a person, or 2 to be called back.',
    keypadOfferPerson: 'Press 1 for a person.',
    recordingOffer: 'To let us record this call, press 1. Otherwise, just wait.',
  };
}
