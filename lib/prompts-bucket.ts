import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export interface PromptsBucketProps {
  readonly instanceArn: string;
}

/**
 * What the agent says, as WAV files that Connect plays. `calls/` holds what was said in one call and expires
 * after a day; `phrases/` holds the stock phrases and stays. Encrypted by S3 itself: Connect cannot read a
 * bucket under the AWS managed KMS key.
 */
export class PromptsBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { instanceArn }: PromptsBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.DESTROY,
      lifecycleRules: [
        { id: 'said-in-a-call', prefix: 'calls/', expiration: Duration.days(1) },
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    // https://docs.aws.amazon.com/connect/latest/adminguide/setup-prompts-s3.html
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('connect.amazonaws.com')],
        actions: ['s3:GetObject', 's3:ListBucket'],
        resources: [this.bucket.bucketArn, this.bucket.arnForObjects('*')],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': instanceArn },
        },
      }),
    );
  }
}
