import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRecord } from '../../../lambdas/appointments/lookups/change-record.ts';
import { findRecord } from '../../../lambdas/appointments/lookups/find-record.ts';
import type { FoundRecord } from '../../../lambdas/appointments/lookups/found-record.ts';
import { recordsTable } from '../../../simulator/deployment/tables.ts';
import { type DynamoDb, startDynamoDb } from '../../../simulator/services/dynamodb/start-dynamodb.ts';
import { quietWorld } from '../../simulator/quiet-world.ts';

const table = 'phone-agent-reservations';
const lookup = {
  name: 'reservation',
  nameField: 'passenger',
  spoken: { flight: 'Flight', status: 'Status', seat: 'Seat', bags: 'Bags' },
  changes: { seat: { label: 'seat', pattern: '[0-9]{1,2}[A-F]' } },
};
const signal = AbortSignal.timeout(20_000);
let dynamodb: DynamoDb;

beforeAll(async () => {
  const world = quietWorld();
  dynamodb = await startDynamoDb(world);
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = dynamodb.url;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIDTEST';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
  await dynamodb.createTable(recordsTable(table));
});
afterAll(() => dynamodb.close());

async function put(over: object = {}): Promise<string> {
  const key = randomUUID().slice(0, 6).toUpperCase();
  const item = {
    key,
    passenger: 'SMITH/JANE',
    flight: 'OWL-101',
    status: 'two hours late',
    seat: '14A',
    bags: 1,
  };
  await dynamodb.putItem(table, { ...item, passport: 'X1234567', ...over });
  return key;
}
async function stored(key: string): Promise<Record<string, unknown> | undefined> {
  return (await dynamodb.readTable(table)).find((item) => item['key'] === key);
}
const find = (key: string, name = 'Jane Smith') => findRecord(table, lookup, { key, name }, signal);

async function found(key: string): Promise<FoundRecord> {
  const record = await find(key);
  if (record === undefined) throw new Error('It is there.');
  return record;
}
const toB = { field: 'seat', from: '14A', to: '14B' };
const change = async (record: FoundRecord, over: object = {}, what = toB) =>
  changeRecord(table, 'passenger', record, what, { contactId: 'call', turn: 3, nowMs: 0, ...over }, signal);

describe('a record', () => {
  it('is given to who knows its key and its name, and of it only what may be spoken or changed', async () => {
    const key = await put();
    expect(await find(key)).toEqual({
      lookup: 'reservation',
      key,
      name: 'SMITH/JANE',
      fields: { flight: 'OWL-101', status: 'two hours late', seat: '14A', bags: '1' },
    });
  });

  it('is as good as not there for anybody else', async () => {
    const key = await put();
    expect(await find(key, 'June Smith')).toBeUndefined();
    expect(await find('NOSUCH')).toBeUndefined();
    expect(await find(await put({ passenger: '' }))).toBeUndefined();
  });
});

describe('a change', () => {
  it('is written once for a turn, however often it is tried', async () => {
    const key = await put();
    const record = await found(key);
    expect(await change(record)).toEqual({ done: true });
    expect(await change(record)).toEqual({ done: true });
    expect(await stored(key)).toMatchObject({
      seat: '14B',
      passport: 'X1234567',
      lastChange: { contactId: 'call', turn: 3, field: 'seat', from: '14A', to: '14B' },
    });
    expect(await change(record, { turn: 4 })).toEqual({ done: false, now: '14B' });
  });

  it('is not written when the field has changed since it was read, or the record is not the same any more', async () => {
    const key = await put();
    const record = await found(key);
    await put({ key, seat: '15C' });
    expect(await change(record)).toEqual({ done: false, now: '15C' });
    await put({ key, passenger: 'DOE/JOHN' });
    expect(await change(record)).toEqual({ done: false });
    expect(await change({ ...record, key: 'NOSUCH' })).toEqual({ done: false });
    expect(await stored('NOSUCH')).toBeUndefined();
  });

  it('is made by one of two callers only', async () => {
    const key = await put();
    const record = await found(key);
    const outcomes = await Promise.all(
      ['14B', '14C', '14D'].map((to, turn) => change(record, { turn }, { ...toB, to })),
    );
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
  });
});
