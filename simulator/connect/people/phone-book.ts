import type { People, Person } from './person.ts';

/** Whom nobody has told what to do. */
const ANYBODY: Person = { does: 'answers', afterMs: 2_000, dropsAfterMs: 5_000 };

/** Counts the calls to each number, so that each gets the next thing that its person does. */
export class PhoneBook {
  readonly #people: People;
  readonly #calls = new Map<string, number>();

  constructor(people: People = new Map()) {
    this.#people = people;
  }

  call(number: string): Person {
    const nth = this.#calls.get(number) ?? 0;
    this.#calls.set(number, nth + 1);
    const does = this.#people.get(number) ?? [];
    return does[nth] ?? does.at(-1) ?? ANYBODY;
  }
}
