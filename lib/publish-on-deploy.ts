import { FileSystem } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct, type IDependable } from 'constructs';
import type { AgentEnvironment } from '../lambdas/aws/environment.ts';
import type { AgentFunction } from './agent-function.ts';

export interface PublishOnDeployProps {
  readonly sync: AgentFunction;
  readonly environment: AgentEnvironment;
  readonly codeDirectory: string;
  /** What has to stand before it runs. */
  readonly after: readonly IDependable[];
}

/**
 * Runs knowledge-sync at the end of each deployment that changes its code, with the first knowledge file in it, or
 * anything that it is told. It is started and not waited for: a bad file, or a slow service, is told in `status.json` and
 * fails no deployment. Calls AWS through the function that leads the number into the flow.
 */
export class PublishOnDeploy extends Construct {
  constructor(scope: Construct, id: string, props: PublishOnDeployProps) {
    super(scope, id);
    const { sync, environment, codeDirectory, after } = props;
    // What CloudFormation puts in are names, without quotes: so the JSON stays whole.
    const told = Object.values(environment).join(' ');
    const invoke = {
      service: 'Lambda',
      action: 'invoke',
      parameters: {
        FunctionName: sync.function.functionName,
        InvocationType: 'Event',
        Payload: JSON.stringify({ deployed: `${FileSystem.fingerprint(codeDirectory)} ${told}` }),
      },
      physicalResourceId: PhysicalResourceId.of(`${id}-run`),
    };
    const run = new AwsCustomResource(this, 'Run', {
      resourceType: 'Custom::KnowledgeSync',
      onCreate: invoke,
      onUpdate: invoke,
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [sync.function.functionArn] }),
      ]),
      installLatestAwsSdk: false,
    });
    run.node.addDependency(sync, ...after);
  }
}
