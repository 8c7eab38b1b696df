/** What callers ask of the sample business; each is answered from it in one or two sentences. */
export const questions: readonly string[] = [
  'How much is a flat tire repair?',
  'Do you fix scooters?',
  'How long does a gear adjustment take?',
  'Do you take credit cards?',
  'How much is a brake adjustment?',
  'Can I bring my dog?',
  'How much does a full tune-up cost?',
  'Do you have helmets?',
  'What does winter storage cost?',
  'How much is a chain replacement?',
  'Do you pick up bikes?',
  'How much is wheel truing?',
  'Do you buy used bikes?',
  'What is your e-mail address?',
  'How much does a bike fitting cost?',
  'Do you repair bikes bought online?',
  'How long is your guarantee?',
  'How much is a hydraulic brake bleed?',
  'Which brands do you carry?',
  'Do you work on electric bikes?',
  'How much is a basic tune-up?',
  'Is the shop wheelchair accessible?',
  'How much is a spoke replacement?',
  'Is there a discount for students?',
  'How much is a handlebar tape wrap?',
  'When is the repair course for beginners?',
  'How much is a city bike rental for a full day?',
  'What is your address?',
];

/** Questions for many calls: each begins elsewhere in the list, so that no two ask the same at once. */
export function questionsOf(calls: number, turns: number): readonly (readonly string[])[] {
  return Array.from({ length: calls }, (_, call) =>
    Array.from({ length: turns }, (_, n) => questions[(call * 5 + n) % questions.length] ?? ''),
  );
}
