import { CfnOutput, Stack, type StackProps, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledgeFindings } from './acknowledged-findings.ts';
import { AgentSecret } from './agent-secret.ts';
import { type AgentSettings, defaultSettings } from './agent-settings.ts';
import type { Business } from './business.ts';
import { CalendarFeed } from './calendar-feed.ts';
import { checkRetentionDays } from './check-retention-days.ts';
import { ConnectInstance, type ConnectInstanceProps } from './connect-instance.ts';
import { Conversation } from './conversation.ts';
import { KnowledgeBase } from './knowledge-base.ts';
import { PhoneLine, type PhoneLineProps } from './phone-line.ts';
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
    const { secret } = new AgentSecret(this, 'AgentSecret');
    this.conversation = new Conversation(this, 'Conversation', {
      instance: this.instance,
      knowledge: this.knowledge,
      codeDirectory: props.codeDirectory,
      settings,
      secretArn: secret.secretArn,
      recordTables: props.business.recordTables ?? [],
    });
    this.line = new PhoneLine(this, 'Line', {
      instance: this.instance,
      business: props.business,
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
