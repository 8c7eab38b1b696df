import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { recordingPrefixes } from '../lambdas/record/recording-prefixes.ts';
import type { AgentFunction } from './agent-function.ts';
import type { ConnectInstance } from './connect-instance.ts';
import type { ExistingRecordings } from './existing-recordings.ts';

export interface RecordingsProps {
  readonly instance: ConnectInstance;
  /**
   * The instance records already: an instance has one such setting. Messages are then found by their contact records.
   * @default - Connect records into this bucket
   */
  readonly existing?: ExistingRecordings;
  /** Days that messages are kept. */
  readonly retentionDays: number;
}

/**
 * Where Connect records messages, and writes what it knows of each contact when it is over: Firehose into the same
 * bucket, for a Kinesis stream would cost all day. Under a key of its own; forgets as the records of calls do.
 */
export class Recordings extends Construct {
  readonly bucket: Bucket;
  readonly bucketName: string;
  /** Made of the name, not of the bucket: see `KnowledgeBase.syncWith`. */
  readonly bucketArn: string;
  readonly key: Key;
  readonly contactRecords: CfnDeliveryStream;
  /** Where Connect's own recordings are read, and what they are encrypted with. */
  readonly source: { readonly objectsArn: string; readonly keyArn: string };

  constructor(scope: Construct, id: string, { instance, existing, retentionDays }: RecordingsProps) {
    super(scope, id);
    const { account, partition, region, stackName } = Stack.of(this);
    this.bucketName = `${stackName.toLowerCase()}-recordings-${account}-${region}`;
    this.bucketArn = `arn:${partition}:s3:::${this.bucketName}`;
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the messages that callers leave',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: this.bucketName,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { id: 'as-long-as-the-calls', expiration: Duration.days(retentionDays) },
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    this.contactRecords = this.#deliveryStream();
    this.source =
      existing === undefined
        ? { objectsArn: `${this.bucketArn}/${recordingPrefixes.recordings}/*`, keyArn: this.key.keyArn }
        : {
            objectsArn: `arn:${partition}:s3:::${existing.bucketName}/${existing.prefix}/*`,
            keyArn: existing.keyArn,
          };
    if (existing === undefined) this.#recordInto(instance);
    this.#fileContacts(instance);
  }

  /** Runs the function for whatever Connect and Firehose put here, and each hour for what was lost on the way. */
  processWith(voicemail: AgentFunction): void {
    voicemail.function.addPermission('RecordingStored', {
      principal: new ServicePrincipal('s3.amazonaws.com'),
      sourceArn: this.bucketArn,
      sourceAccount: Stack.of(this).account,
    });
    const bucket = this.bucket.node.defaultChild;
    if (!(bucket instanceof CfnBucket))
      throw new Error('The recordings bucket has no CloudFormation resource.');
    bucket.notificationConfiguration = {
      lambdaConfigurations: [recordingPrefixes.recordings, recordingPrefixes.contactRecords].map(
        (prefix) => ({
          event: 's3:ObjectCreated:*',
          function: voicemail.function.functionArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: `${prefix}/` }] } },
        }),
      ),
    };
    const permission = voicemail.function.node.tryFindChild('RecordingStored');
    if (permission !== undefined) bucket.node.addDependency(permission);
    new Rule(this, 'Sweep', {
      description: 'Looks for messages that no event has told of',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        new LambdaFunction(voicemail.function, { event: RuleTargetInput.fromObject({ sweep: true }) }),
      ],
    });
  }

  #deliveryStream(): CfnDeliveryStream {
    const { contactRecords, failedContactRecords } = recordingPrefixes;
    const role = new Role(this, 'DeliveryRole', {
      assumedBy: new ServicePrincipal('firehose.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      description: 'Writes contact records',
    });
    const objects = [contactRecords, failedContactRecords].map((prefix) => `${this.bucketArn}/${prefix}/*`);
    // https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3
    const statements: readonly [readonly string[], readonly string[]][] = [
      [['s3:AbortMultipartUpload', 's3:PutObject'], objects],
      [['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'], [this.bucketArn]],
      [['kms:Decrypt', 'kms:GenerateDataKey'], [this.key.keyArn]],
    ];
    for (const [actions, resources] of statements) {
      role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
    }
    for (const prefix of [contactRecords, failedContactRecords]) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${this.#bucketNameInFindings()}/${prefix}/*]`,
        reason: 'Contact records are objects under a prefix of one bucket, named as they come.',
      });
    }
    const stream = new CfnDeliveryStream(this, 'ContactRecords', {
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'AWS_OWNED_CMK' },
      extendedS3DestinationConfiguration: {
        bucketArn: this.bucket.bucketArn,
        roleArn: role.roleArn,
        prefix: `${contactRecords}/!{timestamp:yyyy/MM/dd}/`,
        errorOutputPrefix: `${failedContactRecords}/!{firehose:error-output-type}/`,
        bufferingHints: { intervalInSeconds: 60, sizeInMBs: 1 },
        compressionFormat: 'UNCOMPRESSED',
      },
    });
    stream.node.addDependency(role);
    return stream;
  }

  #bucketNameInFindings(): string {
    const { stackName } = Stack.of(this);
    return `${stackName.toLowerCase()}-recordings-<AWS::AccountId>-${Stack.of(this).region}`;
  }

  #recordInto(instance: ConnectInstance): void {
    const recordings = new CfnInstanceStorageConfig(this, 'CallRecordings', {
      instanceArn: instance.arn,
      resourceType: 'CALL_RECORDINGS',
      storageType: 'S3',
      s3Config: {
        bucketName: this.bucketName,
        bucketPrefix: recordingPrefixes.recordings,
        encryptionConfig: { encryptionType: 'KMS', keyId: this.key.keyArn },
      },
    });
    recordings.node.addDependency(this.bucket);
  }

  #fileContacts(instance: ConnectInstance): void {
    new CfnInstanceStorageConfig(this, 'ContactTraceRecords', {
      instanceArn: instance.arn,
      resourceType: 'CONTACT_TRACE_RECORDS',
      storageType: 'KINESIS_FIREHOSE',
      kinesisFirehoseConfig: { firehoseArn: this.contactRecords.attrArn },
    });
  }
}
