import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishHours } from '../../../lambdas/knowledge/hours/publish-hours.ts';
import { HoursStore } from '../../../simulator/connect/hours/hours-store.ts';
import { startConnectApi } from '../../../simulator/connect/start-connect-api.ts';
import { account } from '../../../simulator/deployment/account.ts';
import { openingHours } from '../../../simulator/deployment/hours.ts';
import type { Listener } from '../../../simulator/wire/listen.ts';
import { testEnvironment } from '../../brain/test-environment.ts';
import { quietWorld } from '../../simulator/quiet-world.ts';

const environment = { ...testEnvironment, HOURS_OF_OPERATION_ARN: account.hoursArn };
const signal = AbortSignal.timeout(30_000);
const startMs = Date.parse('2026-11-20T09:00:00Z');
/** Passes when somebody sleeps, and at no other time. */
const time = {
  atMs: startMs,
  nowMs: () => time.atMs,
  async sleep(ms: number) {
    time.atMs += ms;
  },
};
const clock = { ...quietWorld().clock, nowMs: () => time.atMs };
const world = { ...quietWorld(), clock };
const hours = new HoursStore([openingHours]);
let api: Listener;

beforeAll(async () => {
  api = await startConnectApi(world, { arn: account.instanceArn, hours });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_CONNECT: api.url,
    AWS_REGION: account.region,
    AWS_ACCESS_KEY_ID: 'AKIATEST',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
});
afterAll(() => api.close());

const holidays = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      new Date(startMs + (10 + 2 * index) * 86_400_000).toISOString().slice(0, 10),
      [{ fromMinute: 600, toMinute: 660 }],
    ]),
  );
const publish = (specialDays: ReturnType<typeof holidays>) =>
  publishHours({ timeZone: 'UTC', hours: {}, specialDays }, environment, signal, time);

describe('publishing hours', () => {
  it('asks for a few things at once, as Connect allows', async () => {
    await publish(holidays(2));

    expect(time.atMs).toBe(startMs);
    expect(hours.overridesOf(account.hoursArn)).toHaveLength(2);
  });

  it('keeps to two requests a second for many, and is never throttled by it', async () => {
    await time.sleep(10_000);
    const before = time.atMs;
    await publish(holidays(40));

    expect(hours.overridesOf(account.hoursArn)).toHaveLength(40);
    expect(time.atMs - before).toBeLessThan(20_000);
    expect(world.journal.entries.filter(({ outcome }) => outcome === 'ThrottlingException')).toEqual([]);
  });

  it('takes at most as many overrides as Connect does, and gives up those that are not wanted', async () => {
    await time.sleep(10_000);
    await publish(holidays(70));
    expect(hours.overridesOf(account.hoursArn)).toHaveLength(50);

    await publish({});
    expect(hours.overridesOf(account.hoursArn)).toEqual([]);
  });

  it('waits and asks again while others use up the requests', async () => {
    await time.sleep(10_000);
    for (const kind of ['throttle', 'error'] as const)
      world.faults.add({ service: 'connect', operation: 'UpdateHoursOfOperation', kind, nth: [1, 2] });
    await publish(holidays(1));

    expect(hours.overridesOf(account.hoursArn)).toHaveLength(1);
  });

  it('changes nothing that is right already, but for the week', async () => {
    const before = world.journal.entries.length;
    await publish(holidays(1));

    expect(world.journal.entries.slice(before).map(({ operation }) => operation)).toEqual([
      'ListHoursOfOperationOverrides',
      'UpdateHoursOfOperation',
    ]);
  });
});
