import type { AgentEnvironment } from '../../../lambdas/aws/environment.ts';
import { account } from '../../../simulator/deployment/account.ts';
import { type CloudFormationTemplate, type Resource, resourcesOf } from '../../lib/stack-of.ts';
import type { Grant } from './grant.ts';
import { resolveValue } from './resolve-value.ts';

/** What the roles of a template allow, under the names of the simulator's account. */
export interface DeployedRoles {
  /** By the handler's name, for functions of the product; by the construct's path for other roles. */
  readonly grants: ReadonlyMap<string, readonly Grant[]>;
  /** What the streams of callers' sound are encrypted with. */
  readonly mediaKeyArn: string;
}

/**
 * Reads the roles out of a synthesised template. Throws for a statement with anything but Allow, actions and
 * resources: it would have to be understood before it could be believed.
 */
export function deployedRoles(
  template: CloudFormationTemplate,
  environment: AgentEnvironment,
): DeployedRoles {
  const name = (value: unknown): string => inSimulator(resolveValue(value, nameOf));
  const functions = new Map(
    resourcesOf(template, 'AWS::Lambda::Function').flatMap(([, { Properties = {} }]) => {
      const role = Properties['Role'] as { 'Fn::GetAtt': readonly string[] };
      const [handler = ''] = String(Properties['Handler']).split('.');
      return Properties['FunctionName'] === undefined ? [] : [[role['Fn::GetAtt'][0], handler] as const];
    }),
  );
  const renames = renamesOf(template, environment);

  function nameOf(logicalId: string, attribute?: string): string {
    const resource = template.Resources[logicalId];
    if (resource === undefined) throw new Error(`The template has no resource ${logicalId}.`);
    // A topic's plain reference is its ARN.
    if (attribute === undefined && resource.Type === 'AWS::SNS::Topic') return account.topicArn;
    if (attribute === undefined) return referenceOf(logicalId);
    if (attribute !== 'Arn' && !attribute.endsWith('Arn')) return `${logicalId}.${attribute}`;
    return arnOf(logicalId, resource, (value) => resolveValue(value, nameOf));
  }

  function inSimulator(text: string): string {
    return renames.reduce((renamed, [from, to]) => renamed.replaceAll(from, to), text);
  }

  const grants = new Map<string, Grant[]>();
  for (const [, { Properties = {} }] of resourcesOf(template, 'AWS::IAM::Policy')) {
    const { Statement } = Properties['PolicyDocument'] as { Statement: readonly Statement[] };
    for (const { Ref: role = '' } of Properties['Roles'] as readonly { Ref?: string }[]) {
      const holder = functions.get(role) ?? role.replace(/Role[0-9A-F]{8}$/, '');
      const own = Statement.flatMap((statement) => grantsOf(statement, name));
      grants.set(holder, [...(grants.get(holder) ?? []), ...own]);
    }
  }
  return { grants, mediaKeyArn: name(mediaKey(template)) };
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

function grantsOf(statement: Statement, name: (value: unknown) => string): readonly Grant[] {
  const { Effect, Action, Resource, ...others } = statement;
  if (Effect !== 'Allow' || Object.keys(others).some((key) => key !== 'Sid')) {
    throw new Error(`A statement of another kind: ${JSON.stringify(statement)}`);
  }
  const actions = [Action].flat();
  const resources = [Resource].flat().map(name);
  return actions.flatMap((action) => resources.map((resource) => ({ action, resource })));
}

const referenceOf = (logicalId: string): string => `{${logicalId}}`;

/** Names that CloudFormation would make up, and names of this stack, → those that the simulator's account has. */
function renamesOf(
  template: CloudFormationTemplate,
  environment: AgentEnvironment,
): readonly (readonly [from: string, to: string])[] {
  const functions = resourcesOf(template, 'AWS::Lambda::Function').flatMap(([, { Properties = {} }]) => {
    const [handler = ''] = String(Properties['Handler']).split('.');
    return typeof Properties['FunctionName'] === 'string'
      ? [[Properties['FunctionName'], handler] as const]
      : [];
  });
  const [, { Properties = {} }] = resourcesOf(template, 'AWS::Lambda::Function').find(
    ([, resource]) => resource.Properties?.['Handler'] === 'call-orchestrator.handler',
  ) ?? ['', { Properties: {} }];
  const { Variables } = Properties['Environment'] as { Variables: Readonly<Record<string, unknown>> };
  const places = (
    [
      'CALLS_TABLE',
      'APPOINTMENTS_TABLE',
      'PROMPTS_BUCKET',
      'KNOWLEDGE_BUCKET',
      'RECORDINGS_BUCKET',
      'VECTOR_BUCKET',
      'AGENT_SECRET',
    ] as const
  ).map((key) => [resolveValue(Variables[key], referenceOf), environment[key]] as const);
  return [...places, ...functions];
}

function arnOf(logicalId: string, { Type, Properties }: Resource, text: (value: unknown) => string): string {
  const { region, id, instanceArn } = account;
  const named = (property: string): string => text(Properties?.[property] ?? referenceOf(logicalId));
  switch (Type) {
    case 'AWS::Connect::Instance':
      return instanceArn;
    case 'AWS::Connect::HoursOfOperation':
      return account.hoursArn;
    case 'AWS::DynamoDB::Table':
      return `arn:aws:dynamodb:${region}:${id}:table/${named('TableName')}`;
    case 'AWS::Lambda::Function':
      return account.functionArn(named('FunctionName'));
    case 'AWS::Logs::LogGroup':
      return `arn:aws:logs:${region}:${id}:log-group:${named('LogGroupName')}:*`;
    case 'AWS::S3::Bucket':
      return `arn:aws:s3:::${named('BucketName')}`;
    default:
      return `arn:aws:${Type.split('::')[1]?.toLowerCase()}:${region}:${id}:${referenceOf(logicalId)}`;
  }
}

function mediaKey(template: CloudFormationTemplate): unknown {
  const [, streams] =
    resourcesOf(template, 'AWS::Connect::InstanceStorageConfig').find(
      ([, { Properties }]) => Properties?.['ResourceType'] === 'MEDIA_STREAMS',
    ) ?? [];
  const config = streams?.Properties?.['KinesisVideoStreamConfig'] as
    | { EncryptionConfig: { KeyId: unknown } }
    | undefined;
  return config?.EncryptionConfig.KeyId;
}
