import { FUNCTION_WORDS } from '../words-of.ts';

/**
 * The words of a text that name something, each in one form: "fixing", "repaired" and "service" are the same, and so
 * are "electric bike" and "e-bike". Words that say nothing by themselves, numbers, days and units are left out: those
 * are claims of their own. Expects the normal form.
 */
export function conceptsOf(text: string): ReadonlySet<string> {
  const concepts = new Set<string>();
  for (const word of thingsOf(text)) concepts.add(conceptOf(word));
  return concepts;
}

/** Those words as they stand, with their concept, in order. */
export function thingsOf(text: string): string[] {
  const joined = phrases.reduce((said, [phrase, word]) => said.replace(phrase, ` ${word} `), text);
  const words = joined.match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? [];
  return words.filter((word) => word.length > 1 && !SAYS_NOTHING.has(word) && !/\p{N}/u.test(word));
}

export function conceptOf(word: string): string {
  const known = concepts.get(word);
  if (known !== undefined) return known;
  const stem = stemOf(word);
  return concepts.get(stem) ?? stem;
}

/** Cuts what English puts behind a word; crude, and the same for everybody. */
function stemOf(word: string): string {
  let stem = word.replace(/'s?$/, '');
  if (stem.length > 4) stem = stem.replace(/ies$/, 'y').replace(/(?<=[sxz]|ch|sh)es$/, '');
  if (stem.length > 3) stem = stem.replace(/(?<![su])s$/, '');
  if (stem.length > 5) {
    stem = stem.replace(/(?:ments?|ations?|ions?|ings?|ed|ers?|ors?|als?|ly|able|ible|ance|ness)$/, '');
  } else if (stem.length > 4) stem = stem.replace(/(?:ing|ed|er)$/, '');
  return stem.replace(/(.)\1$/, '$1').replace(/(?<=.{3})[eiy]$/, '');
}

/** Said in several words, as one. */
const phrases: readonly (readonly [RegExp, string])[] = (
  [
    ['(?:e|electric|electrical|electrically assisted)[- ]?(?:bike|bicycle|cycle)s?', 'ebike bike'],
    ['e-?mails?(?: address(?:es)?)?', 'email'],
    ['web ?sites?|web ?page|home ?page', 'website'],
    ['tune[- ]?ups?', 'tuneup'],
    ['second[- ]hand|pre[- ]?owned', 'used'],
    ['working on|work on|works on|look at|take a look at|take care of', 'repair'],
    ['pick(?:ing|ed|s)?[- ]ups?|picked up', 'pickup'],
    ['drop(?:ping|ped|s)?[- ]off', 'dropoff'],
    ['check[- ]?ups?', 'checkup'],
    ['set[- ]?ups?', 'setup'],
    ['wi-?fi', 'wifi'],
    ['x-?rays?', 'xray'],
    ['step[- ]free', 'stepfree access'],
    ['light rail', 'rail train'],
    ['debit or credit', 'credit'],
  ] as const
).map(([phrase, word]) => [new RegExp(`\\b(?:${phrase})\\b`, 'g'), word]);

/** Words that callers and files use for the same thing, by trade or by habit. */
const concepts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    repair:
      'repair repairs repaired repairing fix fixes fixed fixing mend mending service services serviced servicing',
    bike: 'bike bikes bicycle bicycles cycle cycles',
    tire: 'tire tires tyre tyres',
    flat: 'flat flats puncture punctures punctured',
    kid: "kid kids kids' kid's child children children's child's childs",
    guarantee: 'guarantee guaranteed guarantees warranty warranties warrantied',
    refund: 'refund refunds refunded refundable',
    appointment: 'appointment appointments booking bookings book booked reserve reservation reservations',
    rental: 'rental rentals rent rents renting rented hire hiring hired',
    card: 'card cards visa mastercard amex',
    shop: 'shop store workshop garage premises',
    train: 'train trains',
    dog: 'dog dogs puppy',
    car: 'car cars vehicle vehicles',
    labor: 'labor labour',
    cleaning: 'cleaning clean cleaned cleans',
    adjustment: 'adjustment adjustments adjust adjusted adjusting',
    replacement: 'replacement replacements replace replaced replacing replaces',
    entrance: 'entrance entry door doors',
    winter: 'winter winters',
    brand: 'brand brands make makes manufacturer manufacturers',
    photo: 'photo picture',
    return: 'return returns returned returning',
    access: 'access accessible accessibility',
    buy: 'buy buys buying bought purchase purchased',
    sell: 'sell sells selling sold',
    cancel: 'cancel cancels canceled cancelled cancelling canceling cancellation',
    storage: 'storage store stores stored storing',
    beginner: 'beginner beginners novice',
    course: 'course courses class classes lesson lessons',
    patient: 'patient patients',
    tooth: 'tooth teeth',
    vegan: 'vegan vegans',
    dish: 'dish dishes meal meals',
    used: 'used',
  }).flatMap(([concept, words]) => words.split(' ').map((word) => [word, concept] as const)),
);

/** Courtesy, chat and verbs that name no thing; and what is judged as a claim of another kind. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(
  [
    ...FUNCTION_WORDS,
    ...(
      'about above absolutely accept accepts accepted accepting across actually afraid again ahead already alright also although always another anyway ' +
      'anyone anything apart are around ask asked asking available away back basically because been being best better beyond ' +
      "bit bring brings bringing called can't certainly check choose come coming correct could couldn't course currently " +
      'decide definitely different doing done down early either else enough especially even ever everyone everything exact exactly ' +
      'example expect fair far few find fine first following fully general generally get gets getting give given gives glad ' +
      "go goes going gonna good got great guess guys hand happen happy hasn't haven't having he hear hello help helpful helps here's hey hi " +
      "him his how however i'd i'll i've idea important indeed information instead interested isn't it'd it'll just keep kind know " +
      "large larger last late later least less let lets let's like likely little long longer look looking looks lot lots love " +
      "ma'am made main mainly make makes many matter maybe mean means meant mention might mind moment more most mostly much must my myself " +
      'name near nearly need needed needs never new next nice nope none nothing now number off often oh ok okay older once only open order ' +
      'other others otherwise ourselves out over own part particular per perfect perhaps place plan please plus pleasure possible possibly prefer ' +
      'pretty probably problem put question questions quick quickly quite rather ready real really recommend regarding right roughly said same say saying says ' +
      'see seems several shall she short shortly should show similar simply since sir small so some somebody someone something sometimes soon sorry ' +
      "sort sound sounds speak still stuff such sure tell telling thank thanks that'd that'll that's them themselves there'll they'd they'll thing " +
      'things think this those though through thus time times today together told tomorrow tonight took try trying turn two type typically um uh ' +
      "under understand unfortunately unless upon us usually various very via wait want wanted wants was wasn't way we'd we've welcome well were what " +
      "what's whatever when whenever where where's wherever whether which whichever who whole whom whose why wish within won't wonder wondering work works worth " +
      "free call calls called phone reach contact write visit would wouldn't wrong yeah yep yet you'd you've your's yours yourself close closed closes closing opens opened opening hours hour day days week weeks month " +
      'months year years minute minutes min mins second seconds morning afternoon evening night noon midnight midday weekend weekends weekday weekdays daily ' +
      'monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april ' +
      'june july august september october november december am pm oclock dollar dollars buck bucks cent cents euro euros percent usd price prices priced ' +
      'pricing cost costs charge charges fee fees rate rates expensive pay total amount hundred thousand both approximately exactly total usual provide ' +
      'provides offer offers offering include included includes including additional extra basis drop stop swing feel stands stand head item ' +
      "one ones anymore whatsoever nor neither not cannot don't doesn't didn't wouldn't shouldn't aren't weren't separate separately"
    ).split(' '),
  ].filter((word) => !['half', 'full', 'new'].includes(word)),
);
