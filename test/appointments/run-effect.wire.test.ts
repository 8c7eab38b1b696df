import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDays } from '../../lambdas/appointments/book-store.ts';
import type { BusySpans } from '../../lambdas/appointments/busy-spans.ts';
import { runEffect } from '../../lambdas/appointments/run-effect.ts';
import { appointmentsTable } from '../../simulator/deployment/tables.ts';
import { type DynamoDb, startDynamoDb } from '../../simulator/services/dynamodb/start-dynamodb.ts';
import { quietWorld } from '../simulator/quiet-world.ts';
import { appointmentOf } from './dialog-fixture.ts';

const world = quietWorld();
let dynamodb: DynamoDb;
const { signal } = new AbortController();
const place = (busySpans: BusySpans = async () => []) => ({
  table: 'appointments',
  busySpans,
  records: { lookups: [], tablePrefix: '', contactId: 'contact-1', turn: 1, nowMs: 0 },
  callBack: async () => {},
});
const inBook = async (day = '2026-11-27') =>
  (await readDays('appointments', 'fitting room', day, day, signal)).flatMap(
    ({ appointments }) => appointments,
  );
const book = (over: Parameters<typeof appointmentOf>[0], capacity = 1) =>
  runEffect({ type: 'book', appointment: appointmentOf(over), capacity }, place(), signal);

beforeAll(async () => {
  dynamodb = await startDynamoDb(world);
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = dynamodb.url;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIDTEST';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
  await dynamodb.createTable(appointmentsTable);
});
afterAll(() => dynamodb.close());

describe('the book', () => {
  it('gives one slot to one of many callers, and every retry finds its own booking', async () => {
    const callers = Array.from({ length: 6 }, (_, index) => `caller-${index}#2`);
    const first = await Promise.all(callers.map((id) => book({ id, day: '2026-12-01' })));
    expect(first.filter(({ type }) => type === 'written')).toHaveLength(1);
    expect(first.filter(({ type }) => type === 'slot-taken')).toHaveLength(5);
    const again = await Promise.all(callers.map((id) => book({ id, day: '2026-12-01' })));
    expect(again).toEqual(first);
    expect(await inBook('2026-12-01')).toHaveLength(1);
  });

  it('holds as many at a time as there are, and those that only touch', async () => {
    const { fromMs, toMs } = appointmentOf();
    const results = await Promise.all([
      ...['a', 'b', 'c'].map((id) => book({ id, day: '2026-12-02' }, 2)),
      book({ id: 'd', day: '2026-12-02', fromMs: toMs, toMs: toMs + (toMs - fromMs) }, 2),
    ]);
    expect(results.filter(({ type }) => type === 'written')).toHaveLength(3);
    expect(results[3]).toEqual({ type: 'written' });
  });

  it('writes nothing into a busy time, nor when busy times cannot be known', async () => {
    const { fromMs, toMs } = appointmentOf();
    const appointment = appointmentOf({ id: 'busy', day: '2026-12-03' });
    const effect = { type: 'book', appointment, capacity: 1 } as const;
    const busy = async () => [{ fromMs: fromMs - 1, toMs: fromMs + 1 }];
    expect(await runEffect(effect, place(busy), signal)).toEqual({ type: 'slot-taken' });
    const touching = async () => [{ fromMs: toMs, toMs: toMs + 1 }];
    const unknown = () => Promise.reject(new Error('no calendar'));
    expect(await runEffect(effect, place(unknown), signal)).toEqual({ type: 'failed' });
    expect(await inBook('2026-12-03')).toEqual([]);
    expect(await runEffect(effect, place(touching), signal)).toEqual({ type: 'written' });
  });

  it('moves to another day and is one afterwards, however often it is tried', async () => {
    const old = appointmentOf({ id: 'moved', day: '2026-12-04' });
    await book({ id: 'moved', day: '2026-12-04' });
    const to = { ...old, day: '2026-12-05', fromMs: old.fromMs + 86_400_000, toMs: old.toMs + 86_400_000 };
    const move = () => runEffect({ type: 'move', old, appointment: to, capacity: 1 }, place(), signal);
    expect([await move(), await move()]).toEqual([{ type: 'written' }, { type: 'written' }]);
    expect(await inBook('2026-12-04')).toEqual([]);
    expect(await inBook('2026-12-05')).toEqual([to]);
    const cancel = () => runEffect({ type: 'cancel', appointment: to }, place(), signal);
    expect([await cancel(), await cancel()]).toEqual([{ type: 'written' }, { type: 'written' }]);
    expect(await move()).toEqual({ type: 'gone' });
  });

  it('books what another write of the day came before, and ends a write that nobody waits for', async () => {
    const gone = AbortSignal.abort();
    const appointment = appointmentOf({ id: 'late', day: '2026-12-08' });
    expect(await runEffect({ type: 'book', appointment, capacity: 1 }, place(), gone)).toEqual({
      type: 'written',
    });
    const read = {
      type: 'read-days',
      resource: 'fitting room',
      from: '2026-12-08',
      to: '2026-12-08',
    } as const;
    await expect(runEffect(read, place(), gone)).rejects.toThrow();
    expect(await runEffect(read, place(), signal)).toMatchObject({ days: [{ version: 1 }], busy: [] });
  });
});
