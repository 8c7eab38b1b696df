import { CfnOutput, Stack, type StackProps, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledgeFindings } from './acknowledged-findings.ts';
import { AgentSecret } from './agent-secret.ts';
import { type AgentSettings, defaultSettings } from './agent-settings.ts';
import { Alarms } from './alarms.ts';
import type { Business } from './business.ts';
import { CalendarFeed } from './calendar-feed.ts';
import { checkRetentionDays } from './check-retention-days.ts';
import { ConnectInstance, type ConnectInstanceProps } from './connect-instance.ts';
import { Conversation } from './conversation.ts';
import type { ExistingRecordings } from './existing-recordings.ts';
import { KnowledgeBase } from './knowledge-base.ts';
import { OpeningHours } from './opening-hours.ts';
import { OwnerNotices } from './owner-notices.ts';
import { PhoneLine, type PhoneLineProps } from './phone-line.ts';
import { PublishOnDeploy } from './publish-on-deploy.ts';
import { Recordings } from './recordings.ts';
import { assertSupportedRegion } from './supported-region.ts';

export interface PhoneAgentStackProps extends StackProps {
  readonly business: Business;
  readonly instance: Omit<ConnectInstanceProps, 'flowLogging'>;
  /** @default - a DID in the United States */
  readonly number?: Pick<PhoneLineProps, 'existingPhoneNumberArn' | 'countryCode'>;
  /** What `bundleHandlers` wrote. */
  readonly codeDirectory: string;
  readonly settings?: Partial<Omit<AgentSettings, 'RETENTION_DAYS'>>;
  /** Days that records, turns and requests of calls are kept, 1 to 3,650. @default 90 */
  readonly retentionDays?: number;
  /** @default - Connect records messages into a bucket of the stack */
  readonly existingRecordings?: ExistingRecordings;
  /** Is told by e-mail of files that could not be published. @default - nobody, until somebody subscribes */
  readonly ownerEmail?: string;
  /** For finding faults in the way in: Connect logs it, and nothing of the conversation. @default false */
  readonly flowLogging?: boolean;
}

/** One business: its phone line, its conversation, its knowledge. */
export class PhoneAgentStack extends Stack {
  readonly instance: ConnectInstance;
  readonly knowledge: KnowledgeBase;
  readonly conversation: Conversation;
  readonly line: PhoneLine;
  readonly calendarFeed: CalendarFeed;
  readonly hours: OpeningHours;
  readonly ownerNotices: OwnerNotices;
  readonly recordings: Recordings;

  constructor(scope: Construct, id: string, props: PhoneAgentStackProps) {
    super(scope, id, { description: 'A phone agent for a small business', ...props });
    if (!Token.isUnresolved(this.region)) assertSupportedRegion(this.region);
    const flowLogging = props.flowLogging ?? false;
    const { retentionDays } = props;
    const settings: AgentSettings = {
      ...defaultSettings(props.business, this),
      ...(retentionDays === undefined ? {} : { RETENTION_DAYS: String(checkRetentionDays(retentionDays)) }),
      ...props.settings,
    };

    this.instance = new ConnectInstance(this, 'Instance', { ...props.instance, flowLogging });
    this.knowledge = new KnowledgeBase(this, 'Knowledge', {
      dimensions: Number(settings.EMBEDDING_DIMENSIONS),
      knowledgeKey: settings.KNOWLEDGE_KEY,
    });
    this.hours = new OpeningHours(this, 'OpeningHours', { instanceArn: this.instance.arn });
    this.ownerNotices = new OwnerNotices(this, 'OwnerNotices', { email: props.ownerEmail });
    this.recordings = new Recordings(this, 'Recordings', {
      instance: this.instance,
      ...(props.existingRecordings === undefined ? {} : { existing: props.existingRecordings }),
      retentionDays: Number(settings.RETENTION_DAYS),
    });
    const { secret } = new AgentSecret(this, 'AgentSecret');
    this.conversation = new Conversation(this, 'Conversation', {
      instance: this.instance,
      knowledge: this.knowledge,
      codeDirectory: props.codeDirectory,
      settings,
      secretArn: secret.secretArn,
      recordTables: props.business.recordTables ?? [],
      hoursArn: this.hours.arn,
      recordings: this.recordings,
      ownerTopicArn: this.ownerNotices.topic.topicArn,
    });
    this.line = new PhoneLine(this, 'Line', {
      instance: this.instance,
      business: props.business,
      hoursArn: this.hours.arn,
      nextStep: this.conversation.nextStep.function,
      flowLogging,
      ...props.number,
    });
    this.calendarFeed = new CalendarFeed(this, 'CalendarFeed', {
      codeDirectory: props.codeDirectory,
      environment: this.conversation.environment,
      secret,
      callsTable: this.conversation.calls.tableArn,
      appointmentsTable: this.conversation.appointments.tableArn,
    });
    new PublishOnDeploy(this, 'PublishOnDeploy', {
      sync: this.conversation.knowledgeSync,
      environment: this.conversation.environment,
      codeDirectory: props.codeDirectory,
      after: [this.knowledge, this.hours, this.conversation.prompts],
    });
    const { sendNotice, voicemailArrived, contactEvent } = this.conversation;
    new Alarms(this, 'Alarms', {
      topic: this.ownerNotices.topic,
      functions: { SendNotice: sendNotice, VoicemailArrived: voicemailArrived, ContactEvent: contactEvent },
      contactRecords: this.recordings.contactRecords,
    });
    acknowledgeFindings(this);
    new CfnOutput(this, 'KnowledgeFile', {
      description: 'Edit this file; the next call knows',
      value: `s3://${this.knowledge.bucketName}/${settings.KNOWLEDGE_KEY}`,
    });
    if (this.line.phoneNumber !== undefined) {
      new CfnOutput(this, 'PhoneNumber', { description: 'Call it', value: this.line.phoneNumber });
    }
  }
}
