import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFeed } from '../../../../lambdas/appointments/calendar/feed/make-feed.ts';
import { activeKey } from '../../../../lambdas/knowledge/active-knowledge.ts';
import { appointmentsTable, callsTable } from '../../../../simulator/deployment/tables.ts';
import { type DynamoDb, startDynamoDb } from '../../../../simulator/services/dynamodb/start-dynamodb.ts';
import { testEnvironment } from '../../../brain/test-environment.ts';
import { quietWorld } from '../../../simulator/quiet-world.ts';
import { appointmentOf, mondayMs, sampleBusiness } from '../../dialog-fixture.ts';

const environment = { ...testEnvironment, CALLS_TABLE: 'calls', APPOINTMENTS_TABLE: 'appointments' };
let dynamodb: DynamoDb;

beforeAll(async () => {
  dynamodb = await startDynamoDb(quietWorld());
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = dynamodb.url;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIDTEST';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
  await dynamodb.createTable(callsTable);
  await dynamodb.createTable(appointmentsTable);
  await dynamodb.putItem('calls', { ...activeKey, knowledge: JSON.stringify(sampleBusiness()) });
  const dayOf = async (resource: string, day: string, ...appointments: readonly object[]) =>
    dynamodb.putItem('appointments', {
      pk: `RESOURCE#${resource}`,
      sk: `DAY#${day}`,
      resource,
      day,
      version: 1,
      appointments,
    });
  await dayOf('fitting room', '2026-11-27', appointmentOf({ id: 'one#3' }));
  await dayOf(
    'workbench',
    '2026-11-28',
    appointmentOf({ id: 'two#1', status: 'requested', service: 'Overhaul' }),
  );
  await dayOf('workbench', '2027-11-28', appointmentOf({ id: 'late#1' }));
  await dayOf('workbench', '2026-01-28', appointmentOf({ id: 'past#1' }));
});
afterAll(() => dynamodb.close());

it('holds the appointments of all resources, from last month to the horizon, as they are in the book', async () => {
  const feed = await makeFeed(environment, mondayMs, AbortSignal.timeout(10_000));
  expect(feed.match(/^(?:UID|SUMMARY|STATUS):.*$/gm)?.map((line) => line.trim())).toEqual([
    'UID:one-3@phone-agent',
    'SUMMARY:Bike fitting: Jane Smith',
    'STATUS:CONFIRMED',
    'UID:two-1@phone-agent',
    'SUMMARY:To confirm: Overhaul: Jane Smith',
    'STATUS:TENTATIVE',
  ]);
  expect(await makeFeed(environment, mondayMs + 3_600_000, AbortSignal.timeout(10_000))).toBe(feed);
});
