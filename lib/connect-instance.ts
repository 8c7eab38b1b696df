import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnInstance, CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { assertInstanceArn } from './connect-arns.ts';
import type { ExistingMediaStreams } from './existing-media-streams.ts';
import { assertInstanceAlias } from './instance-alias.ts';

export interface ConnectInstanceProps {
  /**
   * An instance that stands already. It keeps its flow log group and whatever else it has.
   * @default - a new one is made
   */
  readonly existingInstanceArn?: string;
  /** Name of a new instance; unique among all of Amazon Connect. Letters, digits and dashes. */
  readonly alias: string;
  /**
   * The instance streams media already: an instance has one such setting, and it must not be made twice.
   * @default - the setting is made
   */
  readonly existingMediaStreams?: ExistingMediaStreams;
  /** @default false */
  readonly flowLogging?: boolean;
}

/** How long Kinesis Video keeps what the caller said: long enough for the next orchestrator to read it again. */
const KEPT_HOURS = 1;

/** The Amazon Connect instance and the streams its callers' audio goes to. */
export class ConnectInstance extends Construct {
  readonly arn: string;
  /** The last part of the ARN. */
  readonly id: string;
  /** Names of the media streams begin with it. */
  readonly streamPrefix: string;
  /** What media streams are encrypted with. */
  readonly streamKey: IKey;

  constructor(scope: Construct, id: string, props: ConnectInstanceProps) {
    super(scope, id);
    assertInstanceAlias(props.alias);
    if (props.existingMediaStreams !== undefined && props.existingInstanceArn === undefined) {
      throw new Error('A new instance has no media streams yet: name the one that has, with instanceArn.');
    }
    if (props.existingInstanceArn !== undefined) assertInstanceArn(props.existingInstanceArn);
    this.arn = props.existingInstanceArn ?? this.newInstance(props).attrArn;
    this.id = instanceIdOf(this.arn, Stack.of(this));

    const existing = props.existingMediaStreams;
    this.streamPrefix = existing?.prefix ?? props.alias.toLowerCase();
    this.streamKey =
      existing === undefined
        ? new Key(this, 'MediaKey', {
            description: "Encrypts callers' audio in Kinesis Video Streams",
            enableKeyRotation: true,
            removalPolicy: RemovalPolicy.DESTROY,
          })
        : Key.fromKeyArn(this, 'MediaKey', existing.keyArn);
    if (existing === undefined) {
      new CfnInstanceStorageConfig(this, 'MediaStreams', {
        instanceArn: this.arn,
        resourceType: 'MEDIA_STREAMS',
        storageType: 'KINESIS_VIDEO_STREAM',
        kinesisVideoStreamConfig: {
          prefix: this.streamPrefix,
          retentionPeriodHours: KEPT_HOURS,
          encryptionConfig: { encryptionType: 'KMS', keyId: this.streamKey.keyArn },
        },
      });
    }
  }

  /** Connect makes its log group on first use and keeps it for ever; so it stands before the instance does. */
  private newInstance({ alias, flowLogging }: ConnectInstanceProps): CfnInstance {
    const logs = new LogGroup(this, 'FlowLogs', {
      logGroupName: `/aws/connect/${alias}`,
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const instance = new CfnInstance(this, 'Instance', {
      instanceAlias: alias,
      identityManagementType: 'CONNECT_MANAGED',
      attributes: {
        inboundCalls: true,
        outboundCalls: true,
        contactflowLogs: flowLogging ?? false,
        autoResolveBestVoices: true,
      },
    });
    instance.node.addDependency(logs);
    return instance;
  }
}

function instanceIdOf(arn: string, stack: Stack): string {
  return stack.splitArn(arn, ArnFormat.SLASH_RESOURCE_NAME).resourceName ?? arn;
}
