import { Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { AgentSecret as AgentSecretValue } from '../lambdas/aws/agent-secret.ts';

/** The one secret of the deployment: JSON with a member for each thing that is secret. */
export class AgentSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const generated: keyof AgentSecretValue = 'calendarToken';
    this.secret = new Secret(this, 'Secret', {
      description: 'What the phone agent keeps secret',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: generated,
        passwordLength: 43,
        excludePunctuation: true,
      },
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SMG4',
      reason:
        "An address that changes by itself would end the owner's subscription; the owner changes it by hand.",
    });
  }
}
