import type { AgentSecret } from '../lambdas/aws/agent-secret.ts';
import type { AgentEnvironment } from '../lambdas/aws/environment.ts';
import { nonFilterableMetadata } from '../lambdas/knowledge/knowledge-vector.ts';
import type { ConversationRecord } from '../lambdas/record/conversation-record.ts';
import { recordingPrefixes } from '../lambdas/record/recording-prefixes.ts';
import type { AgentSettings } from '../lib/agent-settings.ts';
import { appointmentsTableKeys } from '../lib/appointments-table-keys.ts';
import { callsTableKeys } from '../lib/calls-table-keys.ts';
import { contactEventPattern } from '../lib/contact-event-pattern.ts';
import { paceTime } from './clock/pace-time.ts';
import { startClock } from './clock/start-clock.ts';
import type { Clock } from './clock.ts';
import { HoursStore } from './connect/hours/hours-store.ts';
import type { People } from './connect/people/person.ts';
import type { AgentScript } from './connect/queue/agent-script.ts';
import { type ConnectInstance, startConnect } from './connect/start-connect.ts';
import { startConnectApi } from './connect/start-connect-api.ts';
import { createDelays } from './delays/create-delays.ts';
import type { StageName } from './delays/published.ts';
import { account } from './deployment/account.ts';
import { flowsOf } from './deployment/flows.ts';
import { functionsOf } from './deployment/functions.ts';
import { openingHours } from './deployment/hours.ts';
import { storage } from './deployment/storage.ts';
import { appointmentsTable, callsTable, recordsTable } from './deployment/tables.ts';
import { createFaults } from './fault-list.ts';
import type { Fault } from './faults.ts';
import { serveFunctionUrl } from './lambda/serve-function-url.ts';
import { type LambdaService, startLambda } from './lambda/start-lambda.ts';
import { Publications } from './publications.ts';
import { type Knowledge, readKnowledge } from './read-knowledge.ts';
import { readRecords } from './read-records.ts';
import { createJournal } from './request-journal.ts';
import { startBedrock } from './services/bedrock/start-bedrock.ts';
import { type DynamoDb, startDynamoDb } from './services/dynamodb/start-dynamodb.ts';
import { startEvents } from './services/events/start-events.ts';
import { startFirehose } from './services/firehose/start-firehose.ts';
import { type KinesisVideo, startKinesisVideo } from './services/kinesis-video/start-kinesis-video.ts';
import { startPolly } from './services/polly/start-polly.ts';
import { type Notifications, notifyFunction } from './services/s3/notify-function.ts';
import { type S3, startS3 } from './services/s3/start-s3.ts';
import { startS3Vectors } from './services/s3vectors/start-s3-vectors.ts';
import { startSecretsManager } from './services/secrets-manager/start-secrets-manager.ts';
import { type Notice, startSns } from './services/sns/start-sns.ts';
import { startTranscribe, type TranscriptHeard } from './services/transcribe/start-transcribe.ts';
import { allGood, type Switches } from './switches.ts';
import type { Voices } from './voices/utterance.ts';
import { type OwnerCalendar, ownerCalendarHost, serveOwnerCalendar } from './web/serve-owner-calendar.ts';
import type { World } from './world.ts';

export interface WorldOptions {
  /** Simulated epoch ms at the start. */
  readonly nowMs: number;
  /** Above 1: the most that time may run ahead of the wall clock; it waits for what is computed. @default 1 */
  readonly speed?: number;
  readonly seed?: string;
  /** @default instant */
  readonly delays?: World['delays']['profile'];
  /** Stages of the profile that take no time, for a benchmark that leaves them out. @default none */
  readonly withoutDelays?: readonly StageName[];
  /** @default default */
  readonly quotas?: World['quotas'];
  readonly switches?: Switches;
  readonly faults?: readonly Fault[];
  /** What the deployment has chosen. @default - what it gets without choosing */
  readonly settings?: Partial<AgentSettings>;
  /** Time limit of the orchestrator. @default - as deployed: 900_000 */
  readonly lambdaLimitMs?: number;
  /** Whether the call's functions have been used lately; a cold start takes seconds of a fast clock. @default true */
  readonly warm?: boolean;
  /** Told of every modelled request that the product makes. */
  readonly onRequest?: World['onRequest'];
  /** Whom a call can be transferred to. @default - everybody answers after 2 s and hangs up after 5 s */
  readonly people?: People;
  /** Who is logged in for the queue of the front desk. @default - nobody, and a queue ends the call after 10 s */
  readonly agents?: readonly AgentScript[];
  /** Contacts that the queue takes at once. @default - any number */
  readonly queueCapacity?: number;
  /** Path of the knowledge file. */
  readonly knowledge: string;
  /** Answers at `https://calendar.example.com/`. @default - nothing does */
  readonly ownerCalendar?: OwnerCalendar;
  /** Handler name → bundled entry file. */
  readonly handlers: Readonly<Record<string, string>>;
  /** Shared between worlds: they keep what was spoken before. */
  readonly voices: Voices;
  /**
   * Shared between worlds, for tests that start many: what was published before is copied, if it would come out the
   * same. The journal then holds no request of a publication. @default - the file is published
   */
  readonly publications?: Publications;
}

export interface RunningWorld {
  readonly world: World;
  readonly clock: Clock;
  readonly connect: ConnectInstance;
  readonly lambda: LambdaService;
  readonly dynamodb: DynamoDb;
  readonly s3: S3;
  readonly kinesisVideo: KinesisVideo;
  readonly environment: AgentEnvironment;
  /** What the owner has been told by e-mail, oldest first. */
  readonly notices: readonly Notice[];
  /** `AWS_ENDPOINT_URL_<SERVICE>` of every stand-in, as the functions are given them. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Of the business. */
  readonly timeZone: string;
  /** Where a calendar on this machine can subscribe to the appointments. */
  readonly calendarFeed: string;
  /** Tells what Transcribe hears the callers say, draft by draft. Returns how to stop. */
  onTranscript(listener: (heard: TranscriptHeard) => void): () => void;
  /** The record of a call as the product has stored it; `undefined` while there is none. */
  readRecord(contactId: string): Promise<ConversationRecord | undefined>;
  /** Saves the owner's file. Resolves when the functions that S3 told of it are done with it. */
  saveKnowledge(text: string): Promise<void>;
  /**
   * Lets pass what follows a call: its recordings in S3, its contact record through Firehose, what S3 tells of them, and
   * the functions that it tells. Time jumps where no call is active.
   */
  whenFiled(): Promise<void>;
  /** How many orchestrators have been started for a call. */
  readEpoch(contactId: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * Starts every stand-in, deploys the product to them as `lib/` does to an account, and publishes the knowledge
 * file. Rejects with what the product said when it could not be published.
 */
export async function startWorld(options: WorldOptions): Promise<RunningWorld> {
  const knowledge = await readKnowledge(options.knowledge);
  const started: Closable[] = [];
  const close = async (): Promise<void> => {
    for (const one of started.toReversed()) await one.close();
  };
  try {
    return { ...(await start(options, knowledge, started)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Secret from nobody: it guards nothing but what runs on this machine. */
const calendarToken = 'this-token-is-known-to-everybody-on-a-laptop';

const FILING_STEP_MS = 1_000;

interface Closable {
  close(): Promise<void>;
}

/** The tables that lookups read, filled from the file beside the knowledge file. */
async function createRecordTables(
  lookups: Knowledge['profile']['lookups'],
  knowledge: string,
  { RECORDS_TABLE_PREFIX: prefix }: AgentEnvironment,
  dynamodb: DynamoDb,
): Promise<void> {
  const names = [...new Set(lookups.map(({ table }) => table))];
  if (names.length === 0) return;
  const records = await readRecords(knowledge);
  for (const name of names) {
    const table = `${prefix}${name}`;
    await dynamodb.createTable(recordsTable(table));
    for (const item of records[name] ?? []) await dynamodb.putItem(table, { ...item });
  }
}

/** Puts into `started` whatever has to be closed, in the order in which it was started. */
async function start(
  options: WorldOptions,
  { text, profile }: Knowledge,
  started: Closable[],
): Promise<Omit<RunningWorld, 'close'>> {
  const clock = startClock({ startMs: options.nowMs, speed: options.speed ?? 1 });
  if (clock.speed > 1) started.push(paceTime(clock.shared));
  const seed = options.seed ?? '1';
  let lambda: LambdaService | undefined;
  const world: World = {
    clock,
    seed,
    journal: createJournal(),
    switches: options.switches ?? allGood,
    quotas: options.quotas ?? 'default',
    delays: createDelays({
      profile: options.delays ?? 'instant',
      seed,
      clock,
      without: options.withoutDelays ?? [],
    }),
    faults: createFaults(options.faults ?? [], seed),
    ...(options.onRequest === undefined ? {} : { onRequest: options.onRequest }),
    callerOf: (accessKeyId) => lambda?.callerOf(accessKeyId),
  };
  const hours = new HoursStore([openingHours]);
  const [kinesisVideo, transcribe, bedrock, polly, s3, s3vectors, secrets, dynamodb, sns, connectApi] =
    await Promise.all([
      startKinesisVideo(world),
      startTranscribe(world),
      startBedrock(world),
      startPolly(world, options.voices),
      startS3(world),
      startS3Vectors(world),
      startSecretsManager(world),
      startDynamoDb(world),
      startSns(world, [account.topicArn]),
      startConnectApi(world, { arn: account.instanceArn, hours }),
    ]);
  started.push(kinesisVideo, transcribe, bedrock, polly, s3, s3vectors, secrets, dynamodb, sns, connectApi);
  const endpoints = {
    AWS_ENDPOINT_URL_KINESIS_VIDEO: kinesisVideo.url,
    AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING: transcribe.url,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
    AWS_ENDPOINT_URL_POLLY: polly.url,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_S3VECTORS: s3vectors.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
    AWS_ENDPOINT_URL_SNS: sns.url,
    AWS_ENDPOINT_URL_CONNECT: connectApi.url,
  };
  const web: Record<string, string> = {};
  if (options.ownerCalendar !== undefined) {
    const calendar = await serveOwnerCalendar(options.ownerCalendar, clock);
    started.push(calendar);
    web[ownerCalendarHost] = calendar.url;
  }
  const running = await startLambda(world, { region: account.region, endpoints, web });
  lambda = running;
  started.push(running);
  const functions = functionsOf({ ...options, profile });
  for (const fn of functions.all) running.register(fn);
  await dynamodb.createTable(callsTable, callsTableKeys.timeToLive);
  await dynamodb.createTable(appointmentsTable, appointmentsTableKeys.timeToLive);
  await createRecordTables(profile.lookups, options.knowledge, functions.environment, dynamodb);
  s3.createBucket(functions.environment.KNOWLEDGE_BUCKET, { versioned: true });
  s3.createBucket(functions.environment.PROMPTS_BUCKET);
  s3.createBucket(storage.bucket);
  s3vectors.createIndex(functions.environment.VECTOR_BUCKET, functions.environment.VECTOR_INDEX, {
    dimension: Number(functions.environment.EMBEDDING_DIMENSIONS),
    distanceMetric: 'cosine',
    nonFilterableMetadataKeys: [...nonFilterableMetadata],
  });
  const secret: AgentSecret = { calendarToken };
  secrets.putSecret(functions.environment.AGENT_SECRET, JSON.stringify(secret));
  const feed = await serveFunctionUrl(running, 'calendar-feed', clock);
  started.push(feed);
  const events = await startEvents(world, {
    account: account.id,
    region: account.region,
    invoke: (name, event) => running.invoke(name, event, { mode: 'Event' }),
  });
  started.push(events);
  events.rule(contactEventPattern(account.instanceArn), { function: 'contact-event' });

  const { KNOWLEDGE_BUCKET, KNOWLEDGE_KEY } = functions.environment;
  const putKnowledge = (file: string) =>
    s3.putObject(KNOWLEDGE_BUCKET, KNOWLEDGE_KEY, { body: Buffer.from(file), contentType: 'text/markdown' });
  await putKnowledge(text);
  const publications = mayDisturbPublishing(options) ? undefined : options.publications;
  await (publications ?? new Publications()).fill(
    JSON.stringify([text, options.nowMs, world.switches, world.quotas]),
    { s3, s3vectors, dynamodb, hours, environment: functions.environment },
    () => publish(running, options.knowledge),
  );
  const knowledgeSaved = notifyFunction(world, s3, {
    bucket: KNOWLEDGE_BUCKET,
    prefix: KNOWLEDGE_KEY,
    region: account.region,
    invoke: (event) => running.invoke('knowledge-sync', event, { mode: 'Event' }),
  });
  started.push(knowledgeSaved);
  if (options.warm ?? true) {
    await Promise.all(['next-step', 'call-orchestrator'].map((name) => running.warm(name, 1)));
  }

  const firehose = startFirehose(world, {
    name: storage.contactRecordsStream,
    bucket: storage.bucket,
    prefix: storage.contactRecords,
    put: s3.putObject,
  });
  started.push(firehose);
  const connect = await startConnect(world, {
    recordings: { bucket: storage.bucket, prefix: storage.recordings, put: s3.putObject },
    contactRecords: firehose,
    lambda: running,
    kinesisVideo,
    s3,
    voices: options.voices,
    events,
    flows: await flowsOf(profile),
    entryFlow: account.flows.inbound,
    systemNumber: account.number,
    instanceArn: account.instanceArn,
    region: account.region,
    ...(options.people === undefined ? {} : { people: options.people }),
    ...(options.agents === undefined ? {} : { agents: options.agents }),
    queues: [
      {
        arn: account.queueArn,
        name: 'Front desk',
        ...(options.queueCapacity === undefined ? {} : { maxContacts: options.queueCapacity }),
      },
    ],
    hours: hours.all,
  });

  started.push(connect);
  /** What is told of objects as they are put. */
  const told: readonly Notifications[] = [
    knowledgeSaved,
    ...[recordingPrefixes.recordings, recordingPrefixes.contactRecords].map((prefix) =>
      notifyFunction(world, s3, {
        bucket: storage.bucket,
        prefix: `${prefix}/`,
        region: account.region,
        invoke: (event) => running.invoke('voicemail-arrived', event, { mode: 'Event' }),
      }),
    ),
  ];
  started.push(...told.slice(1));
  const filing = () =>
    connect.filing + firehose.pending + told.reduce((sum, { pending }) => sum + pending, 0);

  const readItem = async (contactId: string, sk: string) => {
    const items = await dynamodb.readTable(functions.environment.CALLS_TABLE);
    return items.find((item) => item['pk'] === `CALL#${contactId}` && item['sk'] === sk);
  };

  return {
    world,
    clock,
    connect,
    lambda: running,
    dynamodb,
    s3,
    kinesisVideo,
    environment: functions.environment,
    notices: sns.notices,
    endpoints,
    timeZone: profile.timeZone,
    calendarFeed: `${feed.url}${calendarToken}/appointments.ics`,
    onTranscript: transcribe.onTranscript,
    async readRecord(contactId) {
      return (await readItem(contactId, 'RECORD'))?.['record'] as ConversationRecord | undefined;
    },
    async saveKnowledge(file) {
      await putKnowledge(file);
      await knowledgeSaved.whenDelivered();
      // Not of all functions: a call may be under way.
      await running.whenIdle('knowledge-sync');
    },
    async whenFiled() {
      while (filing() > 0) {
        await running.whenIdle();
        if (connect.activeCalls === 0) clock.jump(FILING_STEP_MS);
        else await clock.sleep(FILING_STEP_MS);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await running.whenIdle();
    },
    async readEpoch(contactId) {
      const lease = (await readItem(contactId, 'CALL'))?.['lease'] as { epoch: number } | undefined;
      return lease?.epoch ?? 0;
    },
  };
}

/** Whether somebody watches what publishing asks for, or breaks it. */
function mayDisturbPublishing({ faults = [], onRequest }: WorldOptions): boolean {
  const sparesPublishing = ({ duringTurn, service, operation }: Fault): boolean =>
    duringTurn !== undefined ||
    ['kinesis-video', 'transcribe', 'events'].includes(service) ||
    (service === 'connect' && operation !== undefined && !operation.includes('HoursOfOperation')) ||
    (service === 'lambda' && operation !== undefined && operation !== 'knowledge-sync') ||
    operation === 'ConverseStream' ||
    operation === 'StartSpeechSynthesisStream';
  return onRequest !== undefined || !faults.every(sparesPublishing);
}

async function publish(lambda: LambdaService, file: string): Promise<void> {
  const { functionError, payload } = await lambda.invoke('knowledge-sync', {}, { mode: 'RequestResponse' });
  if (functionError === undefined) return;
  const { errorMessage } = payload as { errorMessage?: string };
  throw new Error(`${file} could not be published: ${errorMessage ?? 'knowledge-sync failed'}`);
}
