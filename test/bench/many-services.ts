const parts = [
  'saddle',
  'pedal',
  'crank',
  'hub',
  'fork',
  'stem',
  'rack',
  'bell',
  'mirror',
  'fender',
  'rotor',
  'lever',
  'headset',
  'freewheel',
  'cassette',
  'derailleur',
  'seatpost',
  'kickstand',
  'reflector',
  'dynamo',
];
const works = [
  'cleaning',
  'polishing',
  'inspection',
  'fitting',
  'painting',
  'welding',
  'greasing',
  'alignment',
  'swap',
  'upgrade',
  'rebuild',
  'tightening',
  'reshaping',
  'engraving',
  'lacquering',
  'balancing',
];

/** A price list of as many services as a very long call can ask for: none has a name or a price like another's. */
export const manyServices: readonly { readonly name: string; readonly price: number }[] = parts.flatMap(
  (part, nth) =>
    works.map((work, mth) => ({ name: `${part} ${work}`, price: 20 + nth * works.length + mth })),
);

const askings = [
  (name: string) => `How much is a ${name}?`,
  (name: string) => `What does a ${name} cost?`,
  (name: string) => `What is the price of a ${name}, please?`,
  (name: string) => `Hello, could you tell me what you charge for a ${name}?`,
];

/** The nth question of the long call; each asks for another service. */
export function serviceQuestion(nth: number): string {
  const { name } = manyServices[(nth * 7) % manyServices.length] ?? { name: '' };
  return askings[nth % askings.length]?.(name) ?? '';
}

/** A knowledge file of these services. */
export const manyServicesFile = `---
name: Bench Cycles
timeZone: UTC
hours: {}
---

We repair bikes.

## Prices

| Service | Price |
|---|---|
${manyServices.map(({ name, price }) => `| ${name} | $${price} |`).join('\n')}
`;
