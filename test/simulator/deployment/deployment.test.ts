import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseKnowledge } from '../../../lambdas/knowledge/parse-knowledge.ts';
import { contactEventPattern } from '../../../lib/contact-event-pattern.ts';
import { functionLimits } from '../../../lib/function-limits.ts';
import { account } from '../../../simulator/deployment/account.ts';
import { functionsOf } from '../../../simulator/deployment/functions.ts';
import { openingHours } from '../../../simulator/deployment/hours.ts';
import { storage } from '../../../simulator/deployment/storage.ts';
import { appointmentsTable, callsTable } from '../../../simulator/deployment/tables.ts';
import { defaultKnowledge } from '../../../simulator/scenario/default-knowledge.ts';
import { business, propertiesOf, resourcesOf, templateOf } from '../../lib/stack-of.ts';

const { profile } = parseKnowledge(readFileSync(defaultKnowledge, 'utf8'), 'business.md');
const template = templateOf({
  business: {
    ...business,
    greeting: profile.greeting,
    voiceId: profile.voice,
    languageCode: profile.language,
  },
});
const handlers = Object.fromEntries(Object.keys(functionLimits).map((name) => [name, '']));
const simulated = functionsOf({ handlers, profile });

/** Functions of the product: those with a name. */
const deployed = resourcesOf(template, 'AWS::Lambda::Function').flatMap(([id, { Properties = {} }]) =>
  Properties['FunctionName'] === undefined ? [] : [{ id, properties: Properties }],
);
const deployedAs = (name: string) => {
  const found = deployed.find(({ properties }) => properties['Handler'] === `${name}.handler`);
  if (found === undefined) throw new Error(`The template has no function ${name}.`);
  return found;
};

describe('the deployment on a laptop is that of the template', () => {
  it('has the same functions', () => {
    expect(simulated.all.map(({ name }) => `${name}.handler`).sort()).toEqual(
      deployed.map(({ properties }) => properties['Handler']).sort(),
    );
  });

  it.each(simulated.all)('in the limits of $name', ({ name, ...fn }) => {
    const { id, properties } = deployedAs(name);
    const invoke = resourcesOf(template, 'AWS::Lambda::EventInvokeConfig').find(
      ([, { Properties = {} }]) => JSON.stringify(Properties['FunctionName']) === JSON.stringify({ Ref: id }),
    );
    const { MaximumRetryAttempts = 2, MaximumEventAgeInSeconds = 21_600 } = invoke?.[1].Properties ?? {};

    expect(fn).toMatchObject({
      timeoutMs: Number(properties['Timeout']) * 1_000,
      memoryMb: properties['MemorySize'],
      maximumRetryAttempts: MaximumRetryAttempts,
      maximumEventAgeMs: Number(MaximumEventAgeInSeconds) * 1_000,
    });
  });

  it.each(simulated.all)(
    'in the environment of $name, but for names that CloudFormation makes up',
    ({ name, environment }) => {
      const { Variables } = deployedAs(name).properties['Environment'] as {
        Variables: Readonly<Record<string, unknown>>;
      };
      const named = /_(?:TABLE|BUCKET|FUNCTION|SECRET|ARN)$/;

      expect(Object.keys(environment).sort()).toEqual(Object.keys(Variables).sort());
      for (const [key, value] of Object.entries(Variables)) {
        if (!named.test(key)) expect({ [key]: environment[key] }).toEqual({ [key]: value });
      }
    },
  );

  it('in the vectors that the index takes', () => {
    expect(propertiesOf(template, 'AWS::S3Vectors::Index')['Dimension']).toBe(
      Number(simulated.environment.EMBEDDING_DIMENSIONS),
    );
  });

  it.each([
    ['Calls', callsTable],
    ['Appointments', appointmentsTable],
  ])('in the keys and indexes of the table %s', (name, deployed) => {
    const table = resourcesOf(template, 'AWS::DynamoDB::Table').find(([id]) => id.includes(name));
    const { AttributeDefinitions, GlobalSecondaryIndexes, KeySchema } = { ...table?.[1].Properties };
    const { AttributeDefinitions: attributes, GlobalSecondaryIndexes: indexes, KeySchema: keys } = deployed;

    expect({ attributes, indexes, keys }).toEqual({
      attributes: AttributeDefinitions,
      indexes: GlobalSecondaryIndexes,
      keys: KeySchema,
    });
  });

  it('in the contacts whose end is heard of', () => {
    const { EventPattern } = resourcesOf(template, 'AWS::Events::Rule')
      .map(([, { Properties = {} }]) => Properties)
      .find((properties) => 'EventPattern' in properties) ?? { EventPattern: undefined };
    const [instanceId] = resourcesOf(template, 'AWS::Connect::Instance')[0] ?? [];
    const text = JSON.stringify(EventPattern).replace(
      JSON.stringify({ 'Fn::GetAtt': [instanceId, 'Arn'] }),
      JSON.stringify(account.instanceArn),
    );

    expect(JSON.parse(text)).toEqual(contactEventPattern(account.instanceArn));
  });

  it('in the names of its flows, and in what becomes of its recordings', () => {
    const flows = resourcesOf(template, 'AWS::Connect::ContactFlow');
    const recordings = resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => id.startsWith('Recordings'));
    const told = JSON.stringify(recordings?.[1].Properties?.['NotificationConfiguration']);

    expect(flows.map(([, { Properties }]) => String(Properties?.['Name']).split(' ').at(-1)).sort()).toEqual(
      Object.keys(account.flows).sort(),
    );
    expect(told).toContain(`"Value":"${storage.recordings}/"`);
    expect(told).toContain(`"Value":"${storage.contactRecords.split('/')[0]}/"`);
  });

  it('in its hours before the first publishing', () => {
    const { Config, TimeZone } = propertiesOf(template, 'AWS::Connect::HoursOfOperation');

    expect(capitalised(openingHours.config)).toEqual(Config);
    expect(TimeZone).toBe(openingHours.timeZone);
  });
});

/** CloudFormation's own way of writing names. */
function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalised);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      `${key[0]?.toUpperCase()}${key.slice(1)}`,
      capitalised(inner),
    ]),
  );
}
