/** The words of a text, lower case; numbers and "e-bike" are words, too. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'");
  return (plain.match(/\p{L}+(?:'\p{L}+)?(?:-\p{L}+)*|\d+(?:[.:]\d+)*/gu) ?? []).flatMap((word) =>
    word.includes('-') ? [word.replaceAll('-', ''), ...word.split('-')] : [word],
  );
}

/** The words that carry the meaning, each as its concept: stemmed, and one form for common synonyms. */
export function conceptsOf(text: string): string[] {
  const joined = phrases.reduce(
    (said, [phrase, concept]) => said.replace(phrase, ` ${concept} `),
    text.toLowerCase().replace(/[’‘]/g, "'"),
  );
  return wordsOf(joined)
    .filter((word) => !stopWords.has(word))
    .map(conceptOf);
}

export function conceptOf(word: string): string {
  const bare = word.replace(/'s?$/, '');
  return concepts.get(word) ?? concepts.get(bare) ?? concepts.get(stem(word)) ?? stem(word);
}

/** Cuts plural, tense and a few other endings. Crude, and the same for question and text. */
export function stem(word: string): string {
  let stemmed = word.replace(/'s?$|s'$/, '');
  if (stemmed.length > 4) stemmed = stemmed.replace(/(?:ies)$/, 'y').replace(/(?<=[sxz]|ch|sh)es$/, '');
  if (stemmed.length > 3) stemmed = stemmed.replace(/(?<![su])s$/, '');
  if (stemmed.length > 5) stemmed = stemmed.replace(/(?:ment|ation|ion|ing|ed|er|al|ly)$/, '');
  return stemmed.replace(/(.)\1$/, '$1').replace(/(?<=.{3})[ey]$/, '');
}

const stopWords = new Set(
  (
    "a an the and take taken whats or but if of to in on at for from with by as is are was were be been am do does did done i i'm i'd i'll " +
    "i've me my mine you your yours you're we our us it its it's they them their he she this that these those there here " +
    "can could would will shall should may might must have has had what what's which who whom when where how why please tell " +
    'just so sorry mean meant wait um uh er like about any some get got want need know yes yeah no not ok okay hi hello hey well also then ' +
    'than up out into over per thing guy folks really actually maybe kind sort let make take give go going gonna come ' +
    "don't doesn't didn't isn't aren't too very one ones ahead usually done accept new shop practice restaurant p m pm o'clock still"
  ).split(' '),
);

/** What is said in several words, as one. */
const phrases = [
  ['how (?:much longer|long|late)(?= (?:are|do|will) you (?:stay |still |be )?open)', 'hours'],
  ['work(?= (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?)', 'hours'],
  ['work on', 'repair'],
  ['who (?:are you|is this|am i (?:speaking|talking) (?:to|with))', 'assistant'],
  ['what can you (?:do|help me with)', 'assistant'],
  ['how much', 'price'],
  ['how expensive', 'price'],
  ['how long', 'duration'],
  ['how many hours', 'duration'],
  ['what time is it', 'today'],
  ['what day', 'today'],
  ['what time', 'hours'],
  ['opening times', 'hours'],
  ['tune up', 'tuneup'],
  ['tune-up', 'tuneup'],
  ['e-mail', 'email'],
  ['e-bikes?', 'ebike'],
  ['electric (?:bike|bicycle)s?', 'ebike'],
  ['pick(?:ed)?[ -]up', 'pickup'],
  ['where are you', 'address'],
  ['where is', 'address'],
  ['get there', 'address'],
  ['right now', 'now'],
  ['second hand', 'used'],
  ['second-hand', 'used'],
].map(([phrase, concept]) => [new RegExp(`\\b${phrase}\\b`, 'g'), concept] as const);

const concepts = new Map(
  Object.entries({
    price: 'price prices cost costs charge charges fee fees expensive cheap rate dollars bucks',
    duration: 'duration long time times takes minutes days weeks months quick quickly fast wait ready',
    hours: 'hours hour open opens opened opening openings close closes closed closing schedule',
    repair: 'repair repairs repaired fix fixes fixed fixing mend mending service servicing',
    bike: 'bike bikes bicycle bicycles cycle cycles',
    flat: 'flat flats puncture punctured punctures',
    tire: 'tire tires tyre tyres tube tubes',
    address: 'address located location street directions find where',
    parking: 'parking park car',
    guarantee: 'guarantee guaranteed guarantees warranty warranties',
    refund: 'refund refunds refunded return returns returned',
    discount: 'discount discounts coupon deal student students percent',
    appointment: 'appointment appointments booking bookings book reserve reservation',
    kids: "kids kid kids' child children child's children's daughter son",
    rental: 'rental rentals rent renting hire hiring borrow',
    used: 'used secondhand preowned',
    cancel: 'cancel cancels canceled cancelled cancelling canceling cancellation',
    card: 'card cards visa mastercard credit cash payment pay paying',
    email: 'email mail website web site online internet',
    access: 'access accessible accessibility',
    brand: 'brand brands make makes manufacturer',
    bus: 'bus train rail transit metro',
    tuneup: 'tuneup tuneups',
    today: 'today tonight now date',
  }).flatMap(([concept, words]) => words.split(' ').map((word) => [word, concept] as const)),
);
