import type { Person } from './person.ts';

/** How long the person's telephone rings before anything becomes of it; Infinity for one that rings out. */
export function ringingMsOf(person: Person): number {
  switch (person.does) {
    case 'rings-out':
      return Number.POSITIVE_INFINITY;
    case 'answers':
      return person.afterMs ?? 2_000;
    case 'forwards':
      return person.afterMs ?? 15_000;
    case 'mailbox':
      return person.afterMs ?? 20_000;
    default:
      return person.afterMs ?? 1_000;
  }
}

export function isAnswering(person: Person): person is Extract<Person, { does: 'answers' | 'mailbox' }> {
  return person.does === 'answers' || person.does === 'mailbox';
}
