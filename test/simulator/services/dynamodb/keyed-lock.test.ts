import { expect, it } from 'vitest';
import { createKeyedLock } from '../../../../simulator/services/dynamodb/keyed-lock.ts';

it('lets tasks of one key take turns, whatever becomes of them, and tasks of another key run at once', async () => {
  const inTurn = createKeyedLock();
  const told: string[] = [];
  const gates = { first: gate(), other: gate() };
  const task =
    (name: string, wait: Promise<void>, fails = false) =>
    async () => {
      told.push(`${name} begins`);
      await wait;
      told.push(`${name} ends`);
      if (fails) throw new Error(name);
    };

  const first = inTurn('a', task('first', gates.first.opened, true));
  const second = inTurn('a', task('second', Promise.resolve()));
  const other = inTurn('b', task('other', gates.other.opened));
  gates.other.open();
  await other;
  gates.first.open();

  await expect(first).rejects.toThrow('first');
  await second;
  expect(told).toEqual([
    'first begins',
    'other begins',
    'other ends',
    'first ends',
    'second begins',
    'second ends',
  ]);
});

function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
