import { ArnFormat, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { ConnectInstance } from './connect-instance.ts';

export interface NumberToFlowProps {
  readonly instance: ConnectInstance;
  readonly phoneNumberArn: string;
  readonly flowArn: string;
}

/** Leads a number into a flow, which CloudFormation has no resource for. */
export class NumberToFlow extends Construct {
  constructor(scope: Construct, id: string, { instance, phoneNumberArn, flowArn }: NumberToFlowProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: ['connect:AssociatePhoneNumberContactFlow', 'connect:DisassociatePhoneNumberContactFlow'],
        resources: [instance.arn, phoneNumberArn, flowArn],
      }),
    );
    const number = { InstanceId: instance.id, PhoneNumberId: this.#lastPart(phoneNumberArn) };
    const associate = {
      service: 'Connect',
      action: 'associatePhoneNumberContactFlow',
      parameters: { ...number, ContactFlowId: this.#flowId(flowArn) },
      physicalResourceId: PhysicalResourceId.of(`${id}-association`),
    };
    const association = new AwsCustomResource(this, 'Association', {
      resourceType: 'Custom::NumberToFlow',
      onCreate: associate,
      onUpdate: associate,
      onDelete: {
        service: 'Connect',
        action: 'disassociatePhoneNumberContactFlow',
        parameters: number,
        ignoreErrorCodesMatching: 'ResourceNotFoundException',
      },
      role,
      logGroup,
      timeout: Duration.minutes(1),
      installLatestAwsSdk: false,
    });
    association.node.addDependency(role);
  }

  #lastPart(arn: string): string {
    return Stack.of(this).splitArn(arn, ArnFormat.SLASH_RESOURCE_NAME).resourceName ?? arn;
  }

  /** `…:instance/<instance>/contact-flow/<flow>` */
  #flowId(arn: string): string {
    return Fn.select(3, Fn.split('/', arn));
  }
}
