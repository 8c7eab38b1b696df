import { account } from '../../../simulator/deployment/account.ts';
import type { ServiceName } from '../../../simulator/faults.ts';
import type { JournalEntry } from '../../../simulator/journal.ts';
import type { ModelledRequest } from '../../../simulator/world.ts';
import type { Need } from './need.ts';

const { region, id } = account;

/**
 * What AWS checks for a request, by the services' own tables of actions
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/). Throws for one that is not known here.
 * @param mediaKeyArn what the streams of callers' sound are encrypted with
 */
export function needsOf(entry: JournalEntry, mediaKeyArn: string): readonly Need[] {
  const rule = rules[entry.service];
  if (rule === undefined) throw new Error(`What does ${entry.service} ${entry.operation} need? Add it here.`);
  return rule(entry, entry.resource ?? '', mediaKeyArn);
}

/**
 * What a request needs beyond its operation, because of what it asks for: S3 Vectors gives data and metadata of
 * vectors, and filters by them, only to whom it would give the vectors.
 */
export function needsOfInput({ service, operation, input }: ModelledRequest): readonly Need[] {
  if (service !== 's3vectors' || !['QueryVectors', 'ListVectors'].includes(operation)) return [];
  const asked = input as Readonly<Record<string, unknown>>;
  const more =
    asked['filter'] !== undefined || asked['returnMetadata'] === true || asked['returnData'] === true;
  if (!more) return [];
  const resource = indexArn(`${asked['vectorBucketName']}/${asked['indexName']}`);
  return [{ action: 's3vectors:GetVectors', resource }];
}

type Rule = (entry: JournalEntry, resource: string, mediaKeyArn: string) => readonly Need[];

const rules: Readonly<Partial<Record<ServiceName, Rule>>> = {
  bedrock: ({ operation }, modelId) => {
    const action = /Stream$/.test(operation)
      ? 'bedrock:InvokeModelWithResponseStream'
      : 'bedrock:InvokeModel';
    return modelArns(modelId).map((resource) => ({ action, resource }));
  },
  dynamodb: ({ operation }, table) => [
    { action: `dynamodb:${operation}`, resource: `arn:aws:dynamodb:${region}:${id}:table/${table}` },
  ],
  // Kinesis Video decrypts with the rights of the reader.
  'kinesis-video': ({ operation }, resource, mediaKeyArn) => [
    { action: `kinesisvideo:${operation}`, resource },
    ...(operation === 'GetMedia' ? [{ action: 'kms:Decrypt', resource: mediaKeyArn }] : []),
  ],
  connect: ({ operation }, resource) => [{ action: `connect:${operation}`, resource }],
  sns: ({ operation }, resource) => [{ action: `sns:${operation}`, resource }],
  lambda: (_, name) => [{ action: 'lambda:InvokeFunction', resource: account.functionArn(name) }],
  polly: ({ operation }) => [{ action: `polly:${operation}`, resource: '*' }],
  s3: ({ operation, outcome }, place) => {
    const [object = '', version] = place.split('?');
    const [bucket = ''] = object.split('/');
    const list = { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` };
    if (['ListObjectsV2', 'HeadBucket'].includes(operation)) return [list];
    const plain = operation === 'HeadObject' ? 's3:GetObject' : `s3:${operation}`;
    const action = version === undefined ? plain : `${plain}Version`;
    // Who may not list is told 403 instead of 404 of an object that is not there.
    return [{ action, resource: `arn:aws:s3:::${object}` }, ...(outcome === 'NoSuchKey' ? [list] : [])];
  },
  s3vectors: ({ operation }, index) => [{ action: `s3vectors:${operation}`, resource: indexArn(index) }],
  'secrets-manager': ({ operation }, resource) => [{ action: `secretsmanager:${operation}`, resource }],
  transcribe: ({ operation }) => [{ action: `transcribe:${operation}`, resource: '*' }],
};

function indexArn(name: string): string {
  const [bucket, index] = name.split('/');
  return `arn:aws:s3vectors:${region}:${id}:bucket/${bucket}/index/${index}`;
}

/**
 * An inference profile is checked as itself and as the model in this Region, a global one also as the model in none.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
function modelArns(modelId: string): readonly string[] {
  const [, part = '', model = modelId] = /^(global|us|eu)\.(.*)$/.exec(modelId) ?? [];
  const here = `arn:aws:bedrock:${region}::foundation-model/${model}`;
  if (model === modelId) return [here];
  const profile = `arn:aws:bedrock:${region}:${id}:inference-profile/${modelId}`;
  return [profile, here, ...(part === 'global' ? [`arn:aws:bedrock:::foundation-model/${model}`] : [])];
}
