import {
  ConnectClient,
  CreateHoursOfOperationOverrideCommand,
  ListHoursOfOperationOverridesCommand,
  UpdateHoursOfOperationCommand,
  UpdateHoursOfOperationOverrideCommand,
} from '@aws-sdk/client-connect';
import { afterEach, describe, expect, it } from 'vitest';
import { HoursStore } from '../../../simulator/connect/hours/hours-store.ts';
import { startConnectApi } from '../../../simulator/connect/start-connect-api.ts';
import { account } from '../../../simulator/deployment/account.ts';
import { openingHours } from '../../../simulator/deployment/hours.ts';
import type { World } from '../../../simulator/world.ts';
import { quietWorld } from '../quiet-world.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const [, InstanceId = '', , HoursOfOperationId = ''] = account.hoursArn.split('/');
const where = { InstanceId, HoursOfOperationId };
const at = (Hours: number) => ({ Hours, Minutes: 0 });
const span = (from: number, to: number) => ({ Day: 'MONDAY' as const, StartTime: at(from), EndTime: at(to) });
const override = (name: string, day: string, more: object = {}) => ({
  ...where,
  Name: name,
  EffectiveFrom: day,
  EffectiveTill: day,
  Config: [],
  ...more,
});

async function start(quotas: World['quotas'] = 'raised-quotas') {
  const hours = new HoursStore([openingHours]);
  const api = await startConnectApi(quietWorld({ quotas }), { arn: account.instanceArn, hours });
  const client = new ConnectClient({
    endpoint: api.url,
    region: account.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  open.push(api, { close: () => client.destroy() });
  return { hours, client };
}

describe('startConnectApi', () => {
  it('changes the hours that flows check', async () => {
    const { hours, client } = await start();
    const before = hours.all;

    await client.send(
      new UpdateHoursOfOperationCommand({ ...where, TimeZone: 'Europe/Paris', Config: [span(9, 17)] }),
    );
    await client.send(new CreateHoursOfOperationOverrideCommand(override('Closed', '2026-12-25')));

    expect(before[0]).toMatchObject({
      timeZone: 'Europe/Paris',
      config: [{ day: 'MONDAY', startTime: { hours: 9 }, endTime: { hours: 17 } }],
      overrides: [{ effectiveFrom: '2026-12-25', effectiveTill: '2026-12-25', config: [] }],
    });
  });

  it('lists overrides page by page', async () => {
    const { client } = await start();
    for (const name of ['a', 'b', 'c'])
      await client.send(new CreateHoursOfOperationOverrideCommand(override(name, '2026-12-25')));

    const first = await client.send(new ListHoursOfOperationOverridesCommand({ ...where, MaxResults: 2 }));
    const { NextToken } = first;
    const second = await client.send(new ListHoursOfOperationOverridesCommand({ ...where, NextToken }));

    expect(first.HoursOfOperationOverrideList?.map(({ Name }) => Name)).toEqual(['a', 'b']);
    expect(second.HoursOfOperationOverrideList?.map(({ Name }) => Name)).toEqual(['c']);
    expect(second.NextToken).toBeUndefined();
  });

  it.each([
    ['a day that the calendar lacks', override('a', '2026-02-30'), 'InvalidParameterException'],
    [
      'an end before its begin',
      override('a', '2026-12-25', { EffectiveTill: '2026-12-24' }),
      'InvalidParameterException',
    ],
    [
      'spans that overlap',
      override('a', '2026-12-25', { Config: [span(9, 12), span(11, 13)] }),
      'InvalidParameterException',
    ],
    ['a name too long', override('a'.repeat(128), '2026-12-25'), 'InvalidParameterException'],
    [
      'hours that there are not',
      override('a', '2026-12-25', { HoursOfOperationId: 'other' }),
      'ResourceNotFoundException',
    ],
    [
      'an instance that there is not',
      override('a', '2026-12-25', { InstanceId: 'other' }),
      'ResourceNotFoundException',
    ],
  ])('refuses %s', async (_, input, name) => {
    const { client } = await start();
    await expect(client.send(new CreateHoursOfOperationOverrideCommand(input))).rejects.toMatchObject({
      name,
    });
  });

  it('refuses a name given twice, an override that there is not, and the 51st', async () => {
    const { client } = await start();
    const create = (name: string) =>
      client.send(new CreateHoursOfOperationOverrideCommand(override(name, '2026-12-25')));
    for (let count = 1; count <= 50; count += 1) await create(`n${count}`);

    await expect(create('n51')).rejects.toMatchObject({ name: 'LimitExceededException' });
    const { HoursOfOperationOverrideList: [first, second] = [] } = await client.send(
      new ListHoursOfOperationOverridesCommand(where),
    );
    const rename = (id: string | undefined, Name: string) =>
      client.send(
        new UpdateHoursOfOperationOverrideCommand({ ...where, HoursOfOperationOverrideId: id ?? '', Name }),
      );
    await expect(rename(first?.HoursOfOperationOverrideId, second?.Name ?? '')).rejects.toMatchObject({
      name: 'DuplicateResourceException',
    });
    await expect(rename('none', 'x')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('throttles after five requests at once', async () => {
    const { client } = await start('default');
    const list = () => client.send(new ListHoursOfOperationOverridesCommand(where));
    for (let count = 1; count <= 5; count += 1) await list();

    await expect(list()).rejects.toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 429 },
    });
  });
});
