import type { Appointment, DayBook } from '../../lambdas/appointments/appointment.ts';
import type { RunningWorld } from '../start-world.ts';
import type { OthersAppointment, ScenarioAppointment } from './scenario.ts';

/** Books as another caller would: into the item of the day and resource, under its next version. */
export async function bookForAnother(running: RunningWorld, made: OthersAppointment): Promise<void> {
  const { APPOINTMENTS_TABLE } = running.environment;
  const fromMs = Date.parse(made.from);
  const day = made.from.slice(0, 10);
  const key = { pk: `RESOURCE#${made.resource}`, sk: `DAY#${day}` };
  const book = (await readBook(running)).find((one) => one.resource === made.resource && one.day === day);
  const appointment: Appointment = {
    id: `another#${made.from}`,
    code: made.code ?? '1000',
    service: made.service,
    resource: made.resource,
    day,
    fromMs,
    toMs: fromMs + made.minutes * 60_000,
    status: 'booked',
    name: made.name,
    answers: [],
    contactId: 'another',
    bookedAtMs: running.clock.nowMs(),
  };
  await running.dynamodb.putItem(APPOINTMENTS_TABLE, {
    ...key,
    resource: made.resource,
    day,
    version: (book?.version ?? 0) + 1,
    appointments: [...(book?.appointments ?? []), appointment],
  });
}

/** What stands in the book, by time, against what should; `undefined` when it is as expected. */
export async function unmetBook(
  running: RunningWorld,
  expected: readonly ScenarioAppointment[] | undefined,
): Promise<readonly string[]> {
  if (expected === undefined) return [];
  const found = (await readBook(running))
    .flatMap(({ appointments }) => appointments)
    .sort((one, other) => one.fromMs - other.fromMs);
  const shown = found.map(
    ({ service, name, status, fromMs }) =>
      `${service} for ${name}, ${status}, ${new Date(fromMs).toISOString()}`,
  );
  const same = found.length === expected.length && expected.every((one, index) => isAs(one, found[index]));
  return same
    ? []
    : [`expect_state.appointments: expected ${JSON.stringify(expected)}, found ${JSON.stringify(shown)}`];
}

function isAs({ from, ...others }: ScenarioAppointment, found: Appointment | undefined): boolean {
  if (found === undefined || (from !== undefined && Date.parse(from) !== found.fromMs)) return false;
  return Object.entries(others).every(([key, value]) => found[key as keyof Appointment] === value);
}

async function readBook(running: RunningWorld): Promise<readonly DayBook[]> {
  const items = await running.dynamodb.readTable(running.environment.APPOINTMENTS_TABLE);
  // The copy of the owner's calendar is kept there, too.
  return items.filter(({ pk }) => String(pk).startsWith('RESOURCE#')) as unknown as DayBook[];
}
