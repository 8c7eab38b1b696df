import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnIndex, CfnVectorBucket } from 'aws-cdk-lib/aws-s3vectors';
import { Construct } from 'constructs';
import { nonFilterableMetadata } from '../lambdas/knowledge/knowledge-vector.ts';
import type { AgentFunction } from './agent-function.ts';

export interface KnowledgeBaseProps {
  /** Numbers a vector has; cannot be changed later without a new index. */
  readonly dimensions: number;
  /** Key of the knowledge file in its bucket. */
  readonly knowledgeKey: string;
}

/** The owner's file and the vectors made of it. */
export class KnowledgeBase extends Construct {
  /** Where the owner edits the file; every version of it is kept. */
  readonly bucket: Bucket;
  readonly bucketName: string;
  /** Made of the name, not of the bucket: see `syncWith`. */
  readonly bucketArn: string;
  readonly vectorBucketName: string;
  readonly indexName = 'passages';
  readonly indexArn: string;
  readonly #knowledgeKey: string;

  constructor(scope: Construct, id: string, { dimensions, knowledgeKey }: KnowledgeBaseProps) {
    super(scope, id);
    const { account, partition, region, stackName } = Stack.of(this);
    this.#knowledgeKey = knowledgeKey;
    this.bucketName = `${stackName.toLowerCase()}-knowledge-${account}-${region}`;
    this.bucketArn = `arn:${partition}:s3:::${this.bucketName}`;
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: this.bucketName,
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.vectorBucketName = `${stackName.toLowerCase()}-vectors-${account}-${region}`;
    const vectors = new CfnVectorBucket(this, 'Vectors', { vectorBucketName: this.vectorBucketName });
    const index = new CfnIndex(this, 'Passages', {
      vectorBucketName: this.vectorBucketName,
      indexName: this.indexName,
      dataType: 'float32',
      dimension: dimensions,
      distanceMetric: 'cosine',
      metadataConfiguration: { nonFilterableMetadataKeys: [...nonFilterableMetadata] },
    });
    index.addResourceDependency(vectors);
    this.indexArn = `arn:${partition}:s3vectors:${region}:${account}:bucket/${this.vectorBucketName}/index/${this.indexName}`;
  }

  /**
   * Runs the function whenever the file is saved. The bucket has a name of its own making, so that neither
   * the permission nor the function refers to it and no circle arises; CDK's own way is a custom resource.
   */
  syncWith(sync: AgentFunction): void {
    const { account } = Stack.of(this);
    sync.function.addPermission('KnowledgeSaved', {
      principal: new ServicePrincipal('s3.amazonaws.com'),
      sourceArn: this.bucketArn,
      sourceAccount: account,
    });
    const bucket = this.bucket.node.defaultChild;
    if (!(bucket instanceof CfnBucket))
      throw new Error('The knowledge bucket has no CloudFormation resource.');
    bucket.notificationConfiguration = {
      lambdaConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          function: sync.function.functionArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: this.#knowledgeKey }] } },
        },
      ],
    };
    const permission = sync.function.node.tryFindChild('KnowledgeSaved');
    if (permission !== undefined) bucket.node.addDependency(permission);
  }
}
