import { setTimeout as sleep } from 'node:timers/promises';
import type { HoursOfOperationOverride } from '@aws-sdk/client-connect';
import { connect } from '../../aws/connect.ts';
import type { AgentEnvironment } from '../../aws/environment.ts';
import { localTime } from '../../business-time/local-time.ts';
import type { OpeningHours } from '../../business-time/opening-hours.ts';
import { type ConnectHours, connectHours, type DayOverride } from './connect-hours.ts';

/** Of one hours of operation; cannot be raised (Amazon Connect Administrator Guide, "hours-of-operation-overrides"). */
const MOST_OVERRIDES = 50;
const description = 'From the knowledge file';

/** Time as it passes here; a test may count instead of wait. */
export interface HoursTime {
  nowMs(): number;
  sleep(ms: number, signal: AbortSignal): Promise<unknown>;
}

const wallTime: HoursTime = { nowMs: Date.now, sleep: (ms, signal) => sleep(ms, undefined, { signal }) };

/**
 * Makes Connect's hours of operation those of the file: the week, and an override for each day to come that differs.
 * Overrides are ours by their names, which are days; others are left alone. Asks at the pace that Connect allows, and
 * again while it throttles or fails, or when another publishing has changed something meanwhile. Rejects when it goes on to.
 */
export async function publishHours(
  hours: OpeningHours & { readonly timeZone: string },
  environment: AgentEnvironment,
  signal: AbortSignal,
  time: HoursTime = wallTime,
): Promise<void> {
  const where = placeOf(environment.HOURS_OF_OPERATION_ARN);
  const inTurn = askInTurn(time, signal);
  for (let tries = 1; ; tries++) {
    try {
      return await reconcile(hours, { where, inTurn, nowMs: time.nowMs(), signal });
    } catch (error) {
      const { name = '' } = error as { name?: string };
      if (tries === 3 || !/^(?:DuplicateResource|ResourceNotFound)Exception$/.test(name)) throw error;
    }
  }
}

interface Asking {
  readonly where: { readonly InstanceId: string; readonly HoursOfOperationId: string };
  readonly inTurn: <T>(ask: () => Promise<T>) => Promise<T>;
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

async function reconcile(
  { timeZone, ...opening }: OpeningHours & { readonly timeZone: string },
  { where, inTurn, nowMs, signal }: Asking,
): Promise<void> {
  const { client, sdk } = await connect();
  const abortable = { abortSignal: signal };
  const found: HoursOfOperationOverride[] = [];
  let NextToken: string | undefined;
  do {
    const command = new sdk.ListHoursOfOperationOverridesCommand({ ...where, MaxResults: 100, NextToken });
    const page = await inTurn(() => client.send(command, abortable));
    found.push(...(page.HoursOfOperationOverrideList ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);

  const ours = found.filter(({ Name = '' }) => /^\d{4}-\d{2}-\d{2}$/.test(Name));
  const room = Math.max(0, MOST_OVERRIDES - (found.length - ours.length));
  const { config, overrides } = connectHours(opening, localTime(nowMs, timeZone), room);
  const week = new sdk.UpdateHoursOfOperationCommand({ ...where, TimeZone: timeZone, Config: [...config] });
  await inTurn(() => client.send(week, abortable));

  const changes = changesOf(ours, overrides);
  for (const HoursOfOperationOverrideId of changes.gone) {
    const command = new sdk.DeleteHoursOfOperationOverrideCommand({ ...where, HoursOfOperationOverrideId });
    await inTurn(() => client.send(command, abortable));
  }
  for (const { id, override } of changes.changed) {
    const fields = { ...where, ...fieldsOf(override), HoursOfOperationOverrideId: id };
    const command = new sdk.UpdateHoursOfOperationOverrideCommand(fields);
    await inTurn(() => client.send(command, abortable));
  }
  for (const override of changes.added) {
    const command = new sdk.CreateHoursOfOperationOverrideCommand({ ...where, ...fieldsOf(override) });
    await inTurn(() => client.send(command, abortable));
  }
}

function fieldsOf({ day, config }: DayOverride) {
  return {
    Name: day,
    Description: description,
    EffectiveFrom: day,
    EffectiveTill: day,
    Config: [...config],
  };
}

function changesOf(ours: readonly HoursOfOperationOverride[], wanted: readonly DayOverride[]) {
  const byDay = new Map(wanted.map((override) => [override.day, override]));
  const kept = new Map(ours.filter(({ Name = '' }) => byDay.has(Name)).map((one) => [one.Name ?? '', one]));
  return {
    gone: ours.flatMap((one) =>
      kept.get(one.Name ?? '') === one ? [] : [one.HoursOfOperationOverrideId ?? ''],
    ),
    changed: wanted.flatMap((override) => {
      const known = kept.get(override.day);
      if (known === undefined || isSame(known, override)) return [];
      return [{ id: known.HoursOfOperationOverrideId ?? '', override }];
    }),
    added: wanted.filter(({ day }) => !kept.has(day)),
  };
}

function isSame(known: HoursOfOperationOverride, { day, config }: DayOverride): boolean {
  const plain = (entries: ConnectHours['config'] | HoursOfOperationOverride['Config']): string =>
    JSON.stringify(
      (entries ?? []).map(({ Day, StartTime, EndTime }) => [
        Day,
        StartTime?.Hours,
        StartTime?.Minutes,
        EndTime?.Hours,
        EndTime?.Minutes,
      ]),
    );
  return known.EffectiveFrom === day && known.EffectiveTill === day && plain(known.Config) === plain(config);
}

function placeOf(hoursArn: string): { readonly InstanceId: string; readonly HoursOfOperationId: string } {
  const [, InstanceId, , HoursOfOperationId] = hoursArn.split('/');
  if (InstanceId !== undefined && HoursOfOperationId !== undefined) return { InstanceId, HoursOfOperationId };
  throw new Error(`HOURS_OF_OPERATION_ARN "${hoursArn}" is no ARN of hours of operation.`);
}

/** Connect allows two requests a second and five at once, to the whole account: one is left to others. */
const AT_ONCE = 4;
const EVERY_MS = 500;
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000];

function askInTurn(time: HoursTime, signal: AbortSignal): <T>(ask: () => Promise<T>) => Promise<T> {
  let asked = 0;
  return async (ask) => {
    for (const pauseMs of [...PAUSES_MS, undefined]) {
      if (asked++ >= AT_ONCE) await time.sleep(EVERY_MS, signal);
      try {
        return await ask();
      } catch (error) {
        signal.throwIfAborted();
        if (pauseMs === undefined || !mayPass(error)) throw error;
        await time.sleep(pauseMs, signal);
      }
    }
    throw new Error('unreachable');
  };
}

/** Throttled, a failure of the service, or no answer. */
function mayPass(error: unknown): boolean {
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  if (/Throttl|TooManyRequests|Timeout/.test(name)) return true;
  const status = $metadata?.httpStatusCode;
  return $metadata !== undefined && (status === undefined || status === 429 || status >= 500);
}
