import type {
  HoursOfOperationConfig,
  HoursOfOperationOverride,
  HoursOfOperationOverrideConfig,
} from '@aws-sdk/client-connect';
import { AwsError } from '../../wire/aws-error.ts';
import type { HoursOfOperation, OpenSpan } from '../hours-of-operation.ts';
import { uuid } from '../uuid.ts';
import { checkConfig, checkDay, checkName, invalidParameter } from './check-hours.ts';

/** Not adjustable (Amazon Connect Administrator Guide, "hours-of-operation-overrides"). */
const MOST_OVERRIDES = 50;

type OverrideFields = Pick<
  HoursOfOperationOverride,
  'Name' | 'Description' | 'Config' | 'EffectiveFrom' | 'EffectiveTill'
>;

/** The hours of operation of an instance, as flows check them and as the API changes them. */
export class HoursStore {
  readonly #hours: HoursOfOperation[];
  readonly #overrides = new Map<string, HoursOfOperationOverride[]>();
  #created = 0;

  /** Without overrides, as CloudFormation creates them. */
  constructor(hours: readonly HoursOfOperation[]) {
    this.#hours = [...hours];
  }

  /** As they are now: the same list stays current. */
  get all(): readonly HoursOfOperation[] {
    return this.#hours;
  }

  /** What it all is, to be put into another store of the same hours. */
  save(): HoursSaved {
    return { hours: [...this.#hours], overrides: [...this.#overrides] };
  }

  restore({ hours, overrides }: HoursSaved): void {
    this.#hours.splice(0, this.#hours.length, ...hours);
    this.#overrides.clear();
    for (const [arn, list] of overrides) this.#overrides.set(arn, [...list]);
  }

  /** Throws `AwsError` for hours that there are not, and for values that Connect refuses. */
  update(
    id: string,
    fields: {
      readonly Name?: string | undefined;
      readonly TimeZone?: string | undefined;
      readonly Config?: readonly HoursOfOperationConfig[] | undefined;
    },
  ): void {
    const known = this.#find(id);
    if (fields.Name !== undefined) checkName(fields.Name);
    if (fields.TimeZone !== undefined && !isTimeZone(fields.TimeZone)) throw invalidParameter('TimeZone');
    if (fields.Config !== undefined) checkConfig(fields.Config);
    this.#put({
      ...known,
      ...(fields.Name === undefined ? {} : { name: fields.Name }),
      ...(fields.TimeZone === undefined ? {} : { timeZone: fields.TimeZone }),
      ...(fields.Config === undefined ? {} : { config: spansOf(fields.Config) }),
    });
  }

  overridesOf(id: string): readonly HoursOfOperationOverride[] {
    return this.#overrides.get(this.#find(id).arn) ?? [];
  }

  /** Returns the id of the override. */
  createOverride(id: string, fields: OverrideFields): string {
    const { arn } = this.#find(id);
    const known = this.overridesOf(id);
    if (known.length >= MOST_OVERRIDES) {
      throw new AwsError('LimitExceededException', `There are ${MOST_OVERRIDES} overrides.`, { status: 429 });
    }
    this.#created += 1;
    const overrideId = uuid(`${arn}/override/${this.#created}`);
    this.#setOverrides(arn, [
      ...known,
      this.#checked(known, { ...fields, HoursOfOperationOverrideId: overrideId }),
    ]);
    return overrideId;
  }

  updateOverride(id: string, overrideId: string, fields: OverrideFields): void {
    const { arn } = this.#find(id);
    const others = this.overridesOf(id).filter((one) => one.HoursOfOperationOverrideId !== overrideId);
    const known = this.#findOverride(id, overrideId);
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    this.#setOverrides(arn, [...others, this.#checked(others, { ...known, ...given })]);
  }

  deleteOverride(id: string, overrideId: string): void {
    const gone = this.#findOverride(id, overrideId);
    this.#setOverrides(
      this.#find(id).arn,
      this.overridesOf(id).filter((one) => one !== gone),
    );
  }

  #checked(
    others: readonly HoursOfOperationOverride[],
    override: HoursOfOperationOverride,
  ): HoursOfOperationOverride {
    const { Name = '', EffectiveFrom = '', EffectiveTill = '', Config = [] } = override;
    checkName(Name);
    checkDay('EffectiveFrom', EffectiveFrom);
    checkDay('EffectiveTill', EffectiveTill);
    if (EffectiveTill < EffectiveFrom) throw invalidParameter('EffectiveTill');
    checkConfig(Config);
    if (others.some((other) => other.Name === Name)) {
      throw new AwsError('DuplicateResourceException', `There is an override ${Name} already.`, {
        status: 409,
      });
    }
    return override;
  }

  #setOverrides(arn: string, overrides: readonly HoursOfOperationOverride[]): void {
    this.#overrides.set(arn, [...overrides]);
    this.#put({
      ...this.#find(arn),
      overrides: overrides.map(({ EffectiveFrom = '', EffectiveTill = '', Config = [] }) => ({
        effectiveFrom: EffectiveFrom,
        effectiveTill: EffectiveTill,
        config: spansOf(Config),
      })),
    });
  }

  #put(hours: HoursOfOperation): void {
    this.#hours[this.#hours.findIndex(({ arn }) => arn === hours.arn)] = hours;
  }

  #find(id: string): HoursOfOperation {
    const found = this.#hours.find(({ arn }) => arn === id || arn.endsWith(`/operating-hours/${id}`));
    if (found === undefined) throw notFound(`hours of operation ${id}`);
    return found;
  }

  #findOverride(id: string, overrideId: string): HoursOfOperationOverride {
    const found = this.overridesOf(id).find((one) => one.HoursOfOperationOverrideId === overrideId);
    if (found === undefined) throw notFound(`override ${overrideId}`);
    return found;
  }
}

/** Everything that a store holds. */
export interface HoursSaved {
  readonly hours: readonly HoursOfOperation[];
  readonly overrides: readonly (readonly [arn: string, overrides: readonly HoursOfOperationOverride[]])[];
}

function spansOf(
  config: readonly (HoursOfOperationConfig | HoursOfOperationOverrideConfig)[],
): readonly OpenSpan[] {
  return config.map(({ Day, StartTime, EndTime }) => ({
    day: Day as OpenSpan['day'],
    startTime: { hours: StartTime?.Hours ?? 0, minutes: StartTime?.Minutes ?? 0 },
    endTime: { hours: EndTime?.Hours ?? 0, minutes: EndTime?.Minutes ?? 0 },
  }));
}

function notFound(what: string): AwsError {
  return new AwsError('ResourceNotFoundException', `The instance has no ${what}.`, { status: 404 });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
