import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import { Construct } from 'constructs';
import type { AgentEnvironment } from '../lambdas/aws/environment.ts';
import { functionLimits, type HandlerName } from './function-limits.ts';
import { wildcardReasons } from './wildcard-reasons.ts';

export interface AgentFunctionProps {
  /** File of `lambdas/handlers/`, and the last part of the function's name. */
  readonly handler: HandlerName;
  /** What `bundleHandlers` wrote; all functions share one package. */
  readonly codeDirectory: string;
  readonly environment: AgentEnvironment;
  readonly description: string;
}

/**
 * One function: arm64, Node 24, the limits of `functionLimits`, logs of its own kept for 7 days, and a role that may write them and
 * nothing else until `allow` is called.
 */
export class AgentFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: AgentFunctionProps) {
    super(scope, id);
    const functionName = functionNameOf(this, props.handler);
    const { timeoutMs, memoryMb, retryAttempts, maxEventAgeMs } = functionLimits[props.handler];
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${props.handler} may do`,
    });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [this.logGroup.logGroupArn]);
    this.function = new LambdaFunction(this, 'Function', {
      functionName,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: `${props.handler}.handler`,
      code: Code.fromAsset(props.codeDirectory),
      memorySize: memoryMb,
      timeout: Duration.millis(timeoutMs),
      environment: { ...props.environment },
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      ...(retryAttempts === undefined ? {} : { retryAttempts }),
      ...(maxEventAgeMs === undefined ? {} : { maxEventAge: Duration.millis(maxEventAgeMs) }),
    });
  }

  /** Adds one statement to the role's own policy. Throws for a `*` that `wildcardReasons` does not explain. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    for (const action of actions) this.#explainWildcards(action, resources);
    this.role.addToPolicy(
      new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources: [...resources] }),
    );
  }

  #explainWildcards(action: string, resources: readonly string[]): void {
    const wide = resources.filter((resource) => resource.includes('*'));
    if (wide.length === 0) return;
    const known = wildcardReasons[action];
    if (known === undefined || (wide.includes('*') && !known.anything)) {
      throw new Error(
        `${action} must not be allowed on ${wide.join(', ')}: name the resource, or give the reason in wildcard-reasons.ts.`,
      );
    }
    for (const resource of wide) {
      const finding = flattenCfnReference(Stack.of(this).resolve(resource));
      Validations.of(this.role).acknowledge({
        id: `AwsSolutions::AwsSolutions-IAM5[Resource::${finding}]`,
        reason: known.reason,
      });
    }
  }
}

/** Known before the function exists, so that functions can name each other without a circle of references. */
export function functionNameOf(scope: Construct, handler: HandlerName): string {
  return `${Stack.of(scope).stackName}-${handler}`;
}
