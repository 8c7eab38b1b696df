import { describe, expect, it } from 'vitest';
import { flowAround, INSTANCE } from '../flow-around.ts';
import { play } from '../start-rig.ts';

const NO_MATCH = ['NoMatchingCondition'];
const FRIDAY = Date.parse('2026-11-20T17:00:00Z');

describe('Compare', () => {
  const compare = (value: string, conditions: readonly (string | readonly [string, string])[]) =>
    flowAround(
      {
        type: 'UpdateContactAttributes',
        parameters: { Attributes: { vip: 'true', pin: '42' } },
        errors: ['NoMatchingError'],
      },
      { type: 'Compare', parameters: { ComparisonValue: value }, conditions, errors: NO_MATCH },
    );

  it.each([
    ['the condition that holds', '$.Attributes.vip', ['false', 'true'], 'is true'],
    ['none', '$.Attributes.vip', ['TRUE'], 'NoMatchingCondition'],
    ['a value that is missing', '$.Attributes.nobody', ['true'], 'NoMatchingCondition'],
    ['an operand from a reference', '$.Attributes.pin', ['$.Attributes.pin'], 'is __Attributes_pin'],
    ['a number', '$.Attributes.pin', [['NumberGreaterThan', '41']], 'is 41'],
  ] as const)('%s', async (_, value, conditions, expected) => {
    expect((await play({ flow: compare(value, conditions) })).last).toBe(expected);
  });
});

describe('Loop', () => {
  const loop = (count: string) =>
    JSON.stringify({
      Version: '2019-10-30',
      StartAction: 'loop',
      Actions: [
        {
          Identifier: 'loop',
          Type: 'Loop',
          Parameters: { LoopCount: count },
          Transitions: {
            NextAction: 'again',
            Conditions: [
              { NextAction: 'again', Condition: { Operator: 'Equals', Operands: ['ContinueLooping'] } },
              { NextAction: 'second', Condition: { Operator: 'Equals', Operands: ['DoneLooping'] } },
            ],
          },
        },
        {
          Identifier: 'again',
          Type: 'UpdateContactRoutingBehavior',
          Parameters: { QueuePriority: '1' },
          Transitions: { NextAction: 'loop' },
        },
        {
          Identifier: 'second',
          Type: 'Loop',
          Parameters: { LoopCount: '1' },
          Transitions: {
            NextAction: 'loop',
            Conditions: [
              { NextAction: 'loop', Condition: { Operator: 'Equals', Operands: ['ContinueLooping'] } },
              { NextAction: 'end', Condition: { Operator: 'Equals', Operands: ['DoneLooping'] } },
            ],
          },
        },
        { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
      ],
    });

  it('continues as often as it is told, is done once, and begins anew', async () => {
    const { road } = await play({ flow: loop('2') });

    const round = ['loop', 'again', 'loop', 'again', 'loop', 'second'];
    expect(road).toEqual([...round, ...round, 'end']);
  });

  it('is done at once with 0', async () => {
    expect((await play({ flow: loop('0') })).road).toEqual(['loop', 'second', 'loop', 'second', 'end']);
  });

  it('ends the contact for a count that is none: it knows no error branch here', async () => {
    expect((await play({ flow: loop('$.Attributes.nothing') })).end.reason).toBe('flow-error');
  });
});

describe('CheckHoursOfOperation', () => {
  const arn = `${INSTANCE}/operating-hours/shop`;
  const time = (hours: number) => ({ hours, minutes: 0 });
  const hours = [
    {
      arn,
      name: 'Shop',
      timeZone: 'America/Los_Angeles',
      config: [{ day: 'FRIDAY' as const, startTime: time(9), endTime: time(17) }],
    },
  ];
  const check = (parameters: object) =>
    flowAround({
      type: 'CheckHoursOfOperation',
      parameters,
      conditions: ['True', 'False'],
      errors: ['NoMatchingError'],
    });

  it.each([
    ['open', FRIDAY, { HoursOfOperationId: arn }, 'is True'],
    ['by id', FRIDAY, { HoursOfOperationId: 'shop' }, 'is True'],
    ['closed', FRIDAY - 3_600_000, { HoursOfOperationId: arn }, 'is False'],
    ['hours that do not exist', FRIDAY, { HoursOfOperationId: 'other' }, 'NoMatchingError'],
    ['none named and no queue set', FRIDAY, {}, 'NoMatchingError'],
  ])('%s', async (_, startMs, parameters, expected) => {
    expect((await play({ flow: check(parameters), hours, world: { startMs } })).last).toBe(expected);
  });
});

describe('DistributeByPercentage', () => {
  it('draws the same for the same seed, and all ends over many contacts', async () => {
    const flow = flowAround({
      type: 'DistributeByPercentage',
      parameters: {},
      conditions: [['NumberLessThan', '51']],
      errors: NO_MATCH,
    });
    const ends = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        play({ flow, systemNumber: `+1206555010${n % 10}`, instanceArn: `${INSTANCE}${n}` }),
      ),
    );

    expect(new Set(ends.map(({ last }) => last))).toEqual(new Set(['is 51', 'NoMatchingCondition']));
    expect((await play({ flow })).last).toBe((await play({ flow })).last);
  });
});

describe('CheckMetricData', () => {
  const check = (MetricType: string, QueueId?: string) =>
    flowAround({
      type: 'CheckMetricData',
      parameters: { MetricType, ...(QueueId === undefined ? {} : { QueueId }) },
      conditions: [['NumberLessThan', '1']],
      errors: ['NoMatchingCondition', 'NoMatchingError'],
    });

  it.each([
    ['nobody is there', check('NumberOfAgentsAvailable', 'arn:x/queue/desk'), 'is 1'],
    ['no queue', check('NumberOfAgentsAvailable'), 'NoMatchingError'],
  ])('%s', async (_, flow, expected) => {
    expect((await play({ flow })).last).toBe(expected);
  });
});

describe('Wait', () => {
  it('takes its error branch: it is for chats', async () => {
    const flow = flowAround({
      type: 'Wait',
      parameters: { TimeLimitSeconds: '5' },
      errors: ['NoMatchingError'],
    });

    expect((await play({ flow })).last).toBe('NoMatchingError');
  });
});
