import { describe, expect, it } from 'vitest';
import { checkRetentionDays } from '../../lib/check-retention-days.ts';
import { existingMediaStreams } from '../../lib/existing-media-streams.ts';
import { existingRecordings } from '../../lib/existing-recordings.ts';
import { flowFiles } from '../../lib/flow-files.ts';
import { findProblems } from '../../lib/flow-language/find-problems.ts';
import type { FlowType } from '../../lib/flow-language/flow.ts';
import { supportedRegions } from '../../lib/supported-region.ts';
import { wildcardReasons } from '../../lib/wildcard-reasons.ts';
import { circleIn } from './circle-in.ts';
import { business, propertiesOf, resourcesOf, templateOf } from './stack-of.ts';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Effect: string;
}

const template = templateOf();
const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);
const statements = resourcesOf(template, 'AWS::IAM::Policy').flatMap(([id, { Properties }]) => {
  const document = Properties?.['PolicyDocument'] as { Statement: readonly Statement[] } | undefined;
  return (document?.Statement ?? []).map((statement) => ({ id, ...statement }));
});
const functionOf = (name: string, of = template) => {
  const found = resourcesOf(of, 'AWS::Lambda::Function').find(
    ([, { Properties }]) => Properties?.['Handler'] === `${name}.handler`,
  );
  if (found === undefined) throw new Error(`The template has no function ${name}.`);
  return { id: found[0], properties: found[1].Properties ?? {} };
};
const storageOf = (resourceType: string) =>
  resourcesOf(template, 'AWS::Connect::InstanceStorageConfig')
    .map(([, { Properties = {} }]) => Properties)
    .find((properties) => properties['ResourceType'] === resourceType);
const rule = (is: (properties: Readonly<Record<string, unknown>>) => boolean) =>
  resourcesOf(template, 'AWS::Events::Rule')
    .map(([, { Properties = {} }]) => Properties)
    .find(is);
/** Filled with something where the template refers to a resource. */
const text = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const parts = (value as { 'Fn::Join': [string, readonly unknown[]] })['Fn::Join'][1];
  return parts
    .map((part) =>
      typeof part === 'string' ? part : 'arn:aws:lambda:us-east-1:123456789012:function:next-step',
    )
    .join('');
};

describe('the stack', () => {
  it('has no circle of resources', () => {
    expect(circleIn(template)).toBeUndefined();
  });

  it('has nothing that runs or costs all day', () => {
    const types = [...new Set(Object.values(template.Resources).map(({ Type }) => Type))];

    expect(
      types.filter((type) =>
        /^AWS::(EC2|ECS|EKS|RDS|ElastiCache|ElasticLoadBalancing\w*|Kinesis)::/.test(type),
      ),
    ).toEqual([]);
    for (const [, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function')) {
      expect(Properties).not.toHaveProperty('VpcConfig');
    }
  });

  it('keeps every log for 7 days, those of custom resources and of flows too', () => {
    const groups = resourcesOf(template, 'AWS::Logs::LogGroup');
    const ids = groups.map(([id]) => id);

    for (const [, { Properties }] of groups) expect(Properties?.['RetentionInDays']).toBe(7);
    for (const [id, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function')) {
      const { LogGroup } = (Properties?.['LoggingConfig'] ?? {}) as { LogGroup?: { Ref: string } };
      expect(ids, `${id} must write to a log group of the template`).toContain(LogGroup?.Ref);
    }
    expect(groups.map(([, { Properties }]) => Properties?.['LogGroupName'])).toContain(
      '/aws/connect/phone-agent',
    );
    const [, instance] = resourcesOf(template, 'AWS::Connect::Instance')[0] ?? [];
    expect(list(instance?.DependsOn).some((id) => ids.includes(String(id)))).toBe(true);
  });

  it('allows each function what it does, on resources with names', () => {
    const wide = statements.flatMap(({ Action, Resource }) =>
      list(Resource)
        .map((resource) => JSON.stringify(resource))
        .filter((resource) => resource.includes('*'))
        .flatMap((resource) => list(Action).map((action) => ({ action, anything: resource === '"*"' }))),
    );

    expect(statements.length).toBeGreaterThan(15);
    for (const { action, anything } of wide) {
      expect(Object.keys(wildcardReasons)).toContain(action);
      if (anything) expect(wildcardReasons[action]?.anything, action).toBe(true);
    }
    expect(statements.flatMap(({ Action }) => list(Action)).filter((action) => action.includes('*'))).toEqual(
      [],
    );
    for (const [, { Properties }] of resourcesOf(template, 'AWS::IAM::Role')) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
    }
  });

  it('lets only next-step start an orchestrator', () => {
    const { id } = functionOf('call-orchestrator');
    const starting = statements.filter(
      ({ Action, Resource }) =>
        list(Action).includes('lambda:InvokeFunction') &&
        list(Resource).some((resource) => JSON.stringify(resource).includes(id)),
    );

    expect(starting).toHaveLength(1);
    expect(starting[0]?.id).toContain('NextStep');
    expect(starting[0]?.Resource).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
  });

  it.each(['next-step', 'call-orchestrator', 'contact-event', 'knowledge-sync'])(
    'runs %s on arm64 and Node 24 with the whole environment',
    (name) => {
      const { properties } = functionOf(name);

      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(properties['Environment']).toMatchObject({
        Variables: {
          ORCHESTRATOR_FUNCTION: 'phone-agent-call-orchestrator',
          KNOWLEDGE_KEY: 'business.md',
          VECTOR_INDEX: 'passages',
          GREETING: 'Thanks for calling "Cascade".',
          VOICE_ID: 'Ruth',
          LANGUAGE_CODE: 'en-US',
          ASK_WAIT_MS: '5000',
          RETENTION_DAYS: '90',
        },
      });
    },
  );

  it('gives a call one orchestrator: a full core for 15 minutes, never started late or twice', () => {
    const { id, properties } = functionOf('call-orchestrator');

    expect(properties).toMatchObject({
      MemorySize: 1_769,
      Timeout: 900,
      FunctionName: 'phone-agent-call-orchestrator',
    });
    expect(propertiesOf(template, 'AWS::Lambda::EventInvokeConfig')).toMatchObject({
      FunctionName: { Ref: id },
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  it('keeps what is kept of calls for as long as it is told to, and refuses nonsense', () => {
    const { properties } = functionOf('next-step', templateOf({ retentionDays: 30 }));

    expect(properties['Environment']).toMatchObject({ Variables: { RETENTION_DAYS: '30' } });
    for (const retentionDays of [0, -1, 1.5, 3_651, Number.NaN]) {
      expect(() => checkRetentionDays(retentionDays)).toThrow('1 to 3650');
    }
  });

  it.each([
    ['Calls', [{ IndexName: 'byDay' }]],
    ['Appointments', undefined],
  ])('keeps %s in one table that forgets', (name, indexes) => {
    const table = resourcesOf(template, 'AWS::DynamoDB::Table').find(([id]) => id.includes(name));
    expect(table?.[1].Properties?.['GlobalSecondaryIndexes']).toEqual(
      indexes === undefined ? undefined : indexes.map((index) => expect.objectContaining(index)),
    );
    expect(table?.[1].Properties).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      BillingMode: 'PAY_PER_REQUEST',
    });
  });

  it('lets Connect, and this instance alone, play prompts; those of a call are gone after a day', () => {
    const buckets = resourcesOf(template, 'AWS::S3::Bucket');
    const prompts = buckets.find(([id]) => id.includes('Prompts'));
    const policy = resourcesOf(template, 'AWS::S3::BucketPolicy').find(([id]) => id.includes('Prompts'));

    expect(prompts?.[1].Properties?.['LifecycleConfiguration']).toMatchObject({
      Rules: [
        { Prefix: 'calls/', ExpirationInDays: 1 },
        { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      ],
    });
    expect(JSON.stringify(policy?.[1].Properties)).toContain('"Service":"connect.amazonaws.com"');
    expect(JSON.stringify(policy?.[1].Properties)).toContain('aws:SourceArn');
    for (const [id, { Properties }] of buckets) {
      const SSEAlgorithm = id.includes('Recordings') ? 'aws:kms' : 'AES256';
      expect(Properties).toMatchObject({
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }],
        },
      });
    }
  });

  it('keeps what callers said for one hour, under a key of its own', () => {
    expect(storageOf('MEDIA_STREAMS')).toMatchObject({
      KinesisVideoStreamConfig: { RetentionPeriodHours: 1, EncryptionConfig: { EncryptionType: 'KMS' } },
    });
    for (const [, { Properties }] of resourcesOf(template, 'AWS::KMS::Key')) {
      expect(Properties).toMatchObject({ EnableKeyRotation: true });
    }
  });

  it('hears when a contact of this instance has ended', () => {
    expect(rule((properties) => 'EventPattern' in properties)?.['EventPattern']).toMatchObject({
      source: ['aws.connect'],
      'detail-type': ['Amazon Connect Contact Event'],
      detail: {
        eventType: ['CONNECTED_TO_AGENT', 'DISCONNECTED'],
        instanceArn: [{ 'Fn::GetAtt': [expect.any(String), 'Arn'] }],
      },
    });
  });

  it('records messages under a key of their own, and what Connect knows of contacts beside them', () => {
    const { id } = functionOf('voicemail-arrived');
    const bucket = resourcesOf(template, 'AWS::S3::Bucket').find(([name]) => name.startsWith('Recordings'));
    const name = JSON.stringify(bucket?.[1].Properties?.['BucketName']);

    expect(storageOf('CALL_RECORDINGS')).toMatchObject({
      StorageType: 'S3',
      S3Config: { BucketPrefix: 'recordings', EncryptionConfig: { EncryptionType: 'KMS' } },
    });
    expect(storageOf('CONTACT_TRACE_RECORDS')).toMatchObject({ StorageType: 'KINESIS_FIREHOSE' });
    expect(propertiesOf(template, 'AWS::KinesisFirehose::DeliveryStream')).toMatchObject({
      DeliveryStreamType: 'DirectPut',
      ExtendedS3DestinationConfiguration: { Prefix: expect.stringMatching(/^contact-records\//) },
    });
    expect(name).toContain('recordings');
    expect(bucket?.[1].Properties).toMatchObject({
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 90 }, expect.anything()] },
    });
    expect(JSON.stringify(bucket?.[1].Properties?.['NotificationConfiguration'])).toContain(id);
    expect(rule((properties) => 'ScheduleExpression' in properties)).toMatchObject({
      ScheduleExpression: 'rate(1 hour)',
      Targets: [{ Arn: { 'Fn::GetAtt': [id, 'Arn'] }, Input: '{"sweep":true}' }],
    });
  });

  it('tells the owner when messages are not taken in', () => {
    const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm');

    expect(alarms.length).toBeGreaterThanOrEqual(4);
    for (const [, { Properties }] of alarms) {
      expect(Properties).toMatchObject({ AlarmActions: [{ Ref: expect.stringContaining('OwnerNotices') }] });
    }
  });

  it('publishes the knowledge file when it is saved', () => {
    const { id } = functionOf('knowledge-sync');
    const bucket = resourcesOf(template, 'AWS::S3::Bucket').find(([name]) => name.startsWith('Knowledge'));

    expect(bucket?.[1].Properties?.['NotificationConfiguration']).toMatchObject({
      LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: { 'Fn::GetAtt': [id, 'Arn'] } }],
    });
    expect(propertiesOf(template, 'AWS::S3Vectors::Index')).toMatchObject({
      Dimension: 512,
      DistanceMetric: 'cosine',
      MetadataConfiguration: { NonFilterableMetadataKeys: ['text', 'headings', 'lines'] },
    });
  });

  it('never changes the opening hours that the file has written', () => {
    const of = (file: Partial<typeof business>) =>
      resourcesOf(templateOf({ business: { ...business, ...file } }), 'AWS::Connect::HoursOfOperation');
    const other = of({
      name: 'Night Shop',
      hoursText: 'We are open day and night.',
      greeting: 'Hello.',
      closedMessage: 'Never.',
      voiceId: 'Joanna',
    });

    expect(other).toEqual(resourcesOf(template, 'AWS::Connect::HoursOfOperation'));
    expect(other).toHaveLength(1);
  });

  it('publishes the file at the end of a deployment that changes anything of it, and waits for nothing', () => {
    const { id } = functionOf('knowledge-sync');
    const [[, run] = ['', undefined]] = resourcesOf(template, 'Custom::KnowledgeSync');
    const { Create, Update, Delete } = { ...run?.Properties };
    const call = JSON.parse(text(Create));

    expect(call).toMatchObject({
      service: 'Lambda',
      action: 'invoke',
      parameters: { InvocationType: 'Event' },
    });
    expect(JSON.parse(call.parameters.Payload)).toEqual({ deployed: expect.stringContaining('business.md') });
    expect(JSON.stringify(Create)).toContain(`{"Ref":"${id}"}`);
    expect(Update).toEqual(Create);
    expect(Delete).toBeUndefined();
    const after = list(run?.DependsOn ?? []).join(' ');
    for (const part of [
      'KnowledgeSyncRoleDefaultPolicy',
      'KnowledgeBucket',
      'KnowledgePassages',
      'OpeningHours',
    ])
      expect(after).toContain(part);
    const retold = resourcesOf(templateOf({ retentionDays: 30 }), 'Custom::KnowledgeSync')[0]?.[1];
    expect(retold?.Properties?.['Create']).not.toEqual(Create);
  });

  it('tells the owner by e-mail, where an address is given', () => {
    expect(resourcesOf(template, 'AWS::SNS::Subscription')).toEqual([]);
    const told = templateOf({ ownerEmail: 'owner@example.com' });
    const [[topic] = ['']] = resourcesOf(told, 'AWS::SNS::Topic');

    expect(propertiesOf(told, 'AWS::SNS::Subscription')).toEqual({
      Protocol: 'email',
      Endpoint: 'owner@example.com',
      TopicArn: { Ref: topic },
    });
    expect(() => templateOf({ ownerEmail: 'nobody' })).toThrow('ownerEmail "nobody"');
  });

  it('publishes the flows, filled, after the function that they ask may be asked', () => {
    const flows = resourcesOf(template, 'AWS::Connect::ContactFlow');
    const [association] = resourcesOf(template, 'AWS::Connect::IntegrationAssociation');

    expect(flows).toHaveLength(Object.keys(flowFiles).length);
    for (const [, { Properties, DependsOn }] of flows) {
      const content = text(Properties?.['Content']);
      expect(findProblems(content, { type: Properties?.['Type'] as FlowType })).toEqual([]);
      expect(content).not.toMatch(/\$\{/);
      expect(content).toContain('"FlowLoggingBehavior":"Disabled"');
      expect(list(DependsOn)).toContain(association?.[0]);
    }
    const said = flows.map(([, { Properties }]) => text(Properties?.['Content'])).join('');
    for (const sentence of [business.greeting, business.closedMessage, business.hoursText]) {
      expect(said).toContain(JSON.stringify(sentence));
    }
  });

  it('claims a number and leads it into the inbound flow', () => {
    const association = propertiesOf(template, 'Custom::NumberToFlow');
    const rights = statements
      .filter(({ id }) => id.includes('NumberToFlow'))
      .flatMap(({ Action }) => list(Action));

    expect(propertiesOf(template, 'AWS::Connect::PhoneNumber')).toMatchObject({
      Type: 'DID',
      CountryCode: 'US',
    });
    expect(JSON.stringify(association)).toContain('associatePhoneNumberContactFlow');
    expect(rights.sort()).toEqual([
      'connect:AssociatePhoneNumberContactFlow',
      'connect:DisassociatePhoneNumberContactFlow',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
  });
});

describe('a stack of other choices', () => {
  it('uses an instance, its media streams and a number that stand already', () => {
    const arn = 'arn:aws:connect:us-east-1:123456789012:instance/11111111-2222-3333-4444-555555555555';
    const keyArn = 'arn:aws:kms:us-east-1:123456789012:key/66666666-7777-8888-9999-000000000000';
    const other = templateOf({
      instance: {
        alias: 'theirs',
        existingInstanceArn: arn,
        existingMediaStreams: existingMediaStreams(`calls-theirs,${keyArn}`),
      },
      number: {
        existingPhoneNumberArn:
          'arn:aws:connect:us-east-1:123456789012:phone-number/11111111-2222-3333-4444-666666666666',
      },
    });

    for (const type of ['Instance', 'PhoneNumber']) {
      expect(resourcesOf(other, `AWS::Connect::${type}`)).toEqual([]);
    }
    const storage = resourcesOf(other, 'AWS::Connect::InstanceStorageConfig');
    expect(storage.map(([, { Properties }]) => Properties?.['ResourceType'])).toEqual([
      'CALL_RECORDINGS',
      'CONTACT_TRACE_RECORDS',
    ]);
    const allowed = JSON.stringify(resourcesOf(other, 'AWS::IAM::Policy'));
    expect(allowed).toContain(`"Action":"kms:Decrypt","Effect":"Allow","Resource":"${keyArn}"`);
    expect(allowed).toContain(':stream/calls-theirs*/*');
    expect(propertiesOf(other, 'AWS::Connect::Queue')['InstanceArn']).toBe(arn);
    expect(JSON.stringify(propertiesOf(other, 'Custom::NumberToFlow')['Create'])).toContain(
      '\\"InstanceId\\":\\"11111111-2222-3333-4444-555555555555\\",\\"PhoneNumberId\\":\\"11111111-2222-3333-4444-666666666666\\"',
    );
    expect(circleIn(other)).toBeUndefined();
  });

  it('reads the recordings of an instance that records already, and changes nothing of how', () => {
    const keyArn = 'arn:aws:kms:us-east-1:123456789012:key/66666666-7777-8888-9999-000000000000';
    const other = templateOf({
      existingRecordings: existingRecordings(`their-bucket/connect/calls,${keyArn}`),
    });
    const storage = resourcesOf(other, 'AWS::Connect::InstanceStorageConfig');
    const allowed = JSON.stringify(resourcesOf(other, 'AWS::IAM::Policy'));

    expect(storage.map(([, { Properties }]) => Properties?.['ResourceType'])).not.toContain(
      'CALL_RECORDINGS',
    );
    expect(allowed).toContain(':s3:::their-bucket/connect/calls/*');
    expect(allowed).toContain(keyArn);
    expect(circleIn(other)).toBeUndefined();
    for (const setting of ['their-bucket', `their-bucket,${keyArn}`, 'b/p,arn:aws:kms:x']) {
      expect(() => existingRecordings(setting)).toThrow('list-instance-storage-configs');
    }
  });

  it.each([
    'calls-theirs',
    'arn:aws:kms:us-east-1:123456789012:key/x',
    'calls*,arn:aws:kms:us-east-1:123456789012:key/x',
    'calls,arn:aws:kms:us-east-1:123456789012:key/*',
    'true',
  ])('refuses media streams given as "%s", and says where to find them', (setting) => {
    expect(() => existingMediaStreams(setting)).toThrow('list-instance-storage-configs');
  });

  it('refuses media streams of an instance that is yet to be made', () => {
    const streams = existingMediaStreams('calls,arn:aws:kms:us-east-1:123456789012:key/x');
    const instance = { alias: 'new', existingMediaStreams: streams };
    expect(() => templateOf({ instance })).toThrow('instanceArn');
  });

  it('turns flow logs on where it is asked to, for the way in and for nothing that is said in a call', () => {
    const other = templateOf({ flowLogging: true });

    expect(propertiesOf(other, 'AWS::Connect::Instance')['Attributes']).toMatchObject({
      ContactflowLogs: true,
    });
    const logged = resourcesOf(other, 'AWS::Connect::ContactFlow').filter(([, { Properties }]) =>
      text(Properties?.['Content']).includes('"FlowLoggingBehavior":"Enabled"'),
    );
    expect(logged.map(([, { Properties }]) => Properties?.['Name'])).toEqual([
      expect.stringMatching(/ inbound$/),
    ]);
  });

  it('refuses a Region where the agent would have no voice, and names those where it has', () => {
    expect(() => templateOf({ env: { region: 'eu-north-1' } })).toThrow(supportedRegions.join(', '));
  });

  it.each([
    ['an instance', { instance: { alias: 'x', existingInstanceArn: 'garbage' } }, 'instanceArn "garbage"'],
    ['a number', { number: { existingPhoneNumberArn: '+12065550100' } }, 'phoneNumberArn "+12065550100"'],
  ])('refuses what is no ARN of %s, by the name of the setting', (_, props, message) => {
    expect(() => templateOf(props)).toThrow(message);
  });

  it('refuses a name that Connect would refuse', () => {
    expect(() => templateOf({ instance: { alias: 'my shop!' } })).toThrow('"my shop!"');
  });
});

describe('the calendar feed', () => {
  it('may be asked for by anyone at its URL, and in no other way', () => {
    const { id } = functionOf('calendar-feed');
    const permissions = resourcesOf(template, 'AWS::Lambda::Permission')
      .map(([, { Properties = {} }]) => Properties)
      .filter(({ FunctionName }) => JSON.stringify(FunctionName).includes(id));

    expect(permissions).toEqual([
      expect.objectContaining({
        Action: 'lambda:InvokeFunctionUrl',
        Principal: '*',
        FunctionUrlAuthType: 'NONE',
      }),
      expect.objectContaining({
        Action: 'lambda:InvokeFunction',
        Principal: '*',
        InvokedViaFunctionUrl: true,
      }),
    ]);
    expect(resourcesOf(template, 'AWS::Lambda::Url')).toHaveLength(1);
  });

  it('has its token in the one secret, and nowhere in the template', () => {
    const secrets = resourcesOf(template, 'AWS::SecretsManager::Secret');

    expect(secrets).toHaveLength(1);
    expect(secrets[0]?.[1].Properties?.['GenerateSecretString']).toMatchObject({
      GenerateStringKey: 'calendarToken',
      PasswordLength: 43,
    });
    expect(JSON.stringify(template)).not.toContain('{{resolve');
  });
});

describe('the tables of records', () => {
  it('are named for the stack, kept, and read and changed by who holds calls alone', () => {
    const [id, table] = resourcesOf(template, 'AWS::DynamoDB::Table').find(
      ([, { Properties }]) => Properties?.['TableName'] === 'phone-agent-reservations',
    ) ?? ['', undefined];
    const allowed = statements.filter(({ Resource }) => JSON.stringify(Resource).includes(id));

    expect(table?.Properties).toMatchObject({
      KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    expect(table).toMatchObject({ DeletionPolicy: 'Retain' });
    expect(allowed.map(({ Action }) => Action)).toEqual([['dynamodb:GetItem', 'dynamodb:UpdateItem']]);
    expect(functionOf('call-orchestrator').properties['Environment']).toMatchObject({
      Variables: { RECORDS_TABLE_PREFIX: 'phone-agent-' },
    });
  });
});
