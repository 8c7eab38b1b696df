import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { AgentEnvironment } from '../lambdas/aws/environment.ts';
import { statusKey } from '../lambdas/knowledge/status-key.ts';
import { recordingPrefixes } from '../lambdas/record/recording-prefixes.ts';
import { AgentFunction, functionNameOf } from './agent-function.ts';
import type { AgentSettings } from './agent-settings.ts';
import { appointmentsTableKeys } from './appointments-table-keys.ts';
import { callsTableKeys } from './calls-table-keys.ts';
import type { ConnectInstance } from './connect-instance.ts';
import { contactEventPattern } from './contact-event-pattern.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { modelArns } from './model-arns.ts';
import { PromptsBucket } from './prompts-bucket.ts';
import { RecordTables } from './record-tables.ts';
import type { Recordings } from './recordings.ts';

export interface ConversationProps {
  readonly instance: ConnectInstance;
  readonly knowledge: KnowledgeBase;
  readonly codeDirectory: string;
  readonly settings: AgentSettings;
  /** Names of the tables that lookups read. */
  readonly recordTables: readonly string[];
  /** ARN of the deployment's secret. */
  readonly secretArn: string;
  /** ARN of the hours of operation that the way in checks. */
  readonly hoursArn: string;
  readonly recordings: Recordings;
  /** ARN of the topic that the owner is told by. */
  readonly ownerTopicArn: string;
}

/** The state of calls and the functions that hold them. */
export class Conversation extends Construct {
  readonly calls: Table;
  readonly appointments: Table;
  readonly records: RecordTables;
  readonly prompts: PromptsBucket;
  readonly nextStep: AgentFunction;
  readonly orchestrator: AgentFunction;
  readonly contactEvent: AgentFunction;
  readonly knowledgeSync: AgentFunction;
  readonly sendNotice: AgentFunction;
  readonly voicemailArrived: AgentFunction;
  /** What every function is told. */
  readonly environment: AgentEnvironment;

  constructor(scope: Construct, id: string, props: ConversationProps) {
    super(scope, id);
    this.calls = this.#callsTable();
    this.appointments = this.#table('Appointments', appointmentsTableKeys);
    this.records = new RecordTables(this, 'Records', props.recordTables);
    this.prompts = new PromptsBucket(this, 'Prompts', { instanceArn: props.instance.arn });
    this.environment = {
      ...props.settings,
      CALLS_TABLE: this.calls.tableName,
      APPOINTMENTS_TABLE: this.appointments.tableName,
      RECORDS_TABLE_PREFIX: this.records.prefix,
      PROMPTS_BUCKET: this.prompts.bucket.bucketName,
      KNOWLEDGE_BUCKET: props.knowledge.bucketName,
      VECTOR_BUCKET: props.knowledge.vectorBucketName,
      VECTOR_INDEX: props.knowledge.indexName,
      ORCHESTRATOR_FUNCTION: functionNameOf(this, 'call-orchestrator'),
      NOTICE_FUNCTION: functionNameOf(this, 'send-notice'),
      RECORDINGS_BUCKET: props.recordings.bucketName,
      AGENT_SECRET: props.secretArn,
      HOURS_OF_OPERATION_ARN: props.hoursArn,
      OWNER_TOPIC_ARN: props.ownerTopicArn,
    };
    const shared = { codeDirectory: props.codeDirectory, environment: this.environment };

    this.orchestrator = new AgentFunction(this, 'Orchestrator', {
      ...shared,
      handler: 'call-orchestrator',
      description: 'Holds one call: hears, thinks, speaks, writes the next step',
    });
    this.nextStep = new AgentFunction(this, 'NextStep', {
      ...shared,
      handler: 'next-step',
      description: 'Answers the contact flow: what next?',
    });
    this.contactEvent = new AgentFunction(this, 'ContactEvent', {
      ...shared,
      handler: 'contact-event',
      description: 'Notes that a contact has ended',
    });
    this.knowledgeSync = new AgentFunction(this, 'KnowledgeSync', {
      ...shared,
      handler: 'knowledge-sync',
      description: 'Publishes the knowledge file when it is saved',
    });
    this.sendNotice = new AgentFunction(this, 'SendNotice', {
      ...shared,
      handler: 'send-notice',
      description: 'Tells people what they must know while a call lasts',
    });
    this.voicemailArrived = new AgentFunction(this, 'VoicemailArrived', {
      ...shared,
      handler: 'voicemail-arrived',
      description: 'Takes recorded messages into the inbox',
    });
    this.#allow(props);
    this.#allowMessages(props);
    this.#hearOfEnds(props.instance);
    props.knowledge.syncWith(this.knowledgeSync);
    props.recordings.processWith(this.voicemailArrived);
  }

  #callsTable(): Table {
    const { byDay } = callsTableKeys;
    const table = this.#table('Calls', callsTableKeys);
    table.addGlobalSecondaryIndex({
      indexName: byDay.indexName,
      partitionKey: { name: byDay.partitionKey, type: AttributeType.STRING },
      sortKey: { name: byDay.sortKey, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    return table;
  }

  /** On demand, with its past recoverable, and left alone when the stack goes: nothing that was taken is lost. */
  #table(
    id: string,
    {
      partitionKey,
      sortKey,
      timeToLive,
    }: { readonly partitionKey: string; readonly sortKey: string; readonly timeToLive: string },
  ): Table {
    return new Table(this, id, {
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      sortKey: { name: sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: timeToLive,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  #allow(props: ConversationProps): void {
    const { instance, knowledge, settings } = props;
    const { account, partition, region } = Stack.of(this);
    const table = this.calls.tableArn;
    const { bucketArn } = this.prompts.bucket;
    const vectors = [knowledge.indexArn];
    const embedding = modelArns(this, settings.EMBEDDING_MODEL_ID);
    const item = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

    // The briefing of a handoff is made of the turns.
    this.nextStep.allow([...item, 'dynamodb:Query'], [table]);
    this.nextStep.allow(['lambda:InvokeFunction'], [this.orchestrator.function.functionArn]);
    this.nextStep.allow(['lambda:InvokeFunction'], [this.sendNotice.function.functionArn]);
    this.contactEvent.allow([...item, 'dynamodb:Query'], [table]);

    const holder = this.orchestrator;
    holder.allow([...item, 'dynamodb:Query'], [table]);
    holder.allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], [this.appointments.tableArn]);
    const records = this.records.tables.map(({ tableArn }) => tableArn);
    if (records.length > 0) holder.allow(['dynamodb:GetItem', 'dynamodb:UpdateItem'], records);
    holder.allow(
      ['kinesisvideo:GetDataEndpoint', 'kinesisvideo:GetMedia'],
      [`arn:${partition}:kinesisvideo:${region}:${account}:stream/${instance.streamPrefix}*/*`],
    );
    holder.allow(['kms:Decrypt'], [instance.streamKey.keyArn]);
    const replies = [
      ...modelArns(this, settings.MODEL_ID),
      ...modelArns(this, settings.MODEL_ID_HEDGE, settings.HEDGE_REGION),
    ];
    holder.allow(['bedrock:InvokeModelWithResponseStream'], [...new Set(replies)]);
    holder.allow(['bedrock:InvokeModel'], embedding);
    holder.allow(['s3vectors:GetVectors', 's3vectors:ListVectors', 's3vectors:QueryVectors'], vectors);
    holder.allow(['s3:PutObject'], [`${bucketArn}/calls/*`, `${bucketArn}/phrases/*`]);
    holder.allow(['s3:GetObject'], [`${bucketArn}/phrases/*`]);
    // Listing phrases; and without it S3 answers a question for one that is not there with 403 instead of 404.
    holder.allow(['s3:ListBucket'], [bucketArn]);
    // Neither service has resources to name: transcribing a stream and speaking without a lexicon.
    holder.allow(['transcribe:StartStreamTranscription'], ['*']);
    holder.allow(['polly:StartSpeechSynthesisStream', 'polly:SynthesizeSpeech'], ['*']);

    this.#allowPublishing(props, table, bucketArn, embedding);
  }

  #allowPublishing(
    { knowledge, settings, hoursArn, ownerTopicArn }: ConversationProps,
    table: string,
    promptsArn: string,
    embedding: readonly string[],
  ): void {
    const sync = this.knowledgeSync;
    const file = `${knowledge.bucketArn}/${settings.KNOWLEDGE_KEY}`;
    const status = `${knowledge.bucketArn}/${statusKey(settings.KNOWLEDGE_KEY)}`;
    sync.allow(['dynamodb:GetItem', 'dynamodb:UpdateItem'], [table]);
    sync.allow(['s3:GetObject', 's3:PutObject'], [file, status]);
    sync.allow(['s3:GetObjectVersion'], [file]);
    // Reading: whether another has stored a phrase meanwhile is asked for by HeadObject.
    sync.allow(['s3:GetObject', 's3:PutObject'], [`${promptsArn}/phrases/*`]);
    // Without it S3 says of what is not there that it is forbidden.
    sync.allow(['s3:ListBucket'], [promptsArn, knowledge.bucketArn]);
    sync.allow(['bedrock:InvokeModel'], embedding);
    sync.allow(
      ['s3vectors:DeleteVectors', 's3vectors:GetVectors', 's3vectors:ListVectors', 's3vectors:PutVectors'],
      [knowledge.indexArn],
    );
    sync.allow(['polly:SynthesizeSpeech'], ['*']);
    sync.allow(
      [
        'connect:CreateHoursOfOperationOverride',
        'connect:DeleteHoursOfOperationOverride',
        'connect:ListHoursOfOperationOverrides',
        'connect:UpdateHoursOfOperation',
        'connect:UpdateHoursOfOperationOverride',
      ],
      [hoursArn],
    );
    sync.allow(['sns:Publish'], [ownerTopicArn]);
  }

  #allowMessages({ recordings, ownerTopicArn, settings }: ConversationProps): void {
    const table = this.calls.tableArn;
    this.sendNotice.allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], [table]);
    this.sendNotice.allow(['sns:Publish'], [ownerTopicArn]);

    const taker = this.voicemailArrived;
    taker.allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], [table]);
    taker.allow(['dynamodb:Query'], [`${table}/index/${callsTableKeys.byDay.indexName}`]);
    const { bucketArn, key, source } = recordings;
    taker.allow(['s3:ListBucket'], [bucketArn]);
    taker.allow(['s3:GetObject'], [source.objectsArn, `${bucketArn}/${recordingPrefixes.contactRecords}/*`]);
    // A recording in which a card number is said is replaced.
    taker.allow(['s3:PutObject'], [source.objectsArn, `${bucketArn}/${recordingPrefixes.messages}/*`]);
    taker.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [...new Set([key.keyArn, source.keyArn])]);
    taker.allow(['transcribe:StartStreamTranscription'], ['*']);
    taker.allow(['bedrock:InvokeModelWithResponseStream'], modelArns(this, settings.MODEL_ID));
    taker.allow(['sns:Publish'], [ownerTopicArn]);
  }

  #hearOfEnds(instance: ConnectInstance): void {
    const { 'detail-type': detailType, ...pattern } = contactEventPattern(instance.arn);
    new Rule(this, 'ContactEnded', {
      description: 'A contact of this instance has been disconnected',
      eventPattern: { ...pattern, detailType },
      targets: [new LambdaFunction(this.contactEvent.function, { maxEventAge: Duration.hours(1) })],
    });
  }
}
