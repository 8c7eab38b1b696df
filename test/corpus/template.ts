/**
 * What a caller of a small business says, written for this corpus. `|` is a silence inside the turn; words in
 * braces are drawn from `slots`, `{d4}` is four digits, `{a3}` an area code or exchange (its first digit is 2 to 9).
 * Silences also stand where the words before them could have been all: people pause there as well, and an
 * end-of-turn policy is wrong about them for good reason.
 */
export interface Template {
  readonly kind:
    | 'answer'
    | 'question'
    | 'request'
    | 'number'
    | 'list'
    | 'second-thought'
    | 'hesitation'
    | 'closing'
    | 'story';
  readonly says: string;
  /** What the agent said just before. Absent: "How can I help you?"; empty: unknown. */
  readonly asked?: string;
}

export const templatesOf = (kind: Template['kind'], ...says: readonly string[]): Template[] =>
  says.map((one) => ({ kind, says: one }));

export const answersTo = (asked: string, kind: Template['kind'], ...says: readonly string[]): Template[] =>
  says.map((one) => ({ kind, says: one, asked }));

/** The second block is for testing only: a name or trade that was never tuned on. */
export const slots = {
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'next Tuesday', 'this Friday'],
  hour: ['three', 'ten thirty', 'four pm', 'noon', 'nine', 'two fifteen', "eleven o'clock"],
  service: [
    'haircut',
    'color',
    'beard trim',
    'blow dry',
    'cleaning',
    'checkup',
    'massage',
    'manicure',
    'oil change',
  ],
  name: ['Maria', 'John', 'Priya', 'Sam', 'Elena', 'Tom', 'Aisha', 'Kevin'],
  surname: ['Miller', 'Garcia', 'Nguyen', 'Patel', 'Johnson', 'Okafor'],
  month: ['January', 'March', 'June', 'September', 'November'],
  ordinal: ['third', 'twelfth', 'twenty first', 'fifth', 'thirtieth'],
  street: ['Maple', 'Second', 'Lincoln', 'Harbor'],

  weekday: ['Sunday', 'Monday', 'Wednesday', 'Friday', 'next Thursday', 'this coming Tuesday'],
  time: [
    'half past eight',
    'one',
    'five thirty',
    'quarter to ten',
    'twelve thirty',
    'six pm',
    'eight in the morning',
  ],
  job: ['perm', 'facial', 'tire rotation', 'root canal', 'tune up', 'estimate', 'grooming', 'inspection'],
  given: ['Rachel', 'Dmitri', 'Carlos', 'Ingrid', 'Wei', 'Howard', 'Fatima', 'Beth'],
  family: ['Thompson', 'Kowalski', 'Rivera', 'Schmidt', "O'Brien", 'Yamada'],
  road: ['Willow', 'Birch', 'Seventh', 'Prospect', 'Church'],
  date: ['sixth', 'nineteenth', 'twenty second', 'second', 'fourteenth'],
  season: ['February', 'April', 'July', 'October', 'December'],
  caller: ['Naomi', 'Terrence', 'Lucia', 'Gareth', 'Yusuf', 'Paige', 'Mehdi'],
  lastname: ['Whitfield', 'Castellanos', 'Novak', 'Abernathy', 'Iyer', 'Lindqvist'],
  thing: ['water heater', 'dishwasher', 'garbage disposal', 'boiler', 'sump pump'],
  whenever: ['tomorrow morning', 'sometime next week', 'the day after tomorrow', 'Thursday afternoon'],
  visit: ['balayage', 'filling', 'brake check', 'wash and set', 'deep clean'],
  pet: ['beagle', 'kitten', 'rabbit', 'tabby cat', 'poodle'],
  lane: ['Juniper', 'Ashford', 'Garfield', 'Mill'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
