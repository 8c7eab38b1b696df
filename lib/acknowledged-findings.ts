import { type Stack, Validations } from 'aws-cdk-lib';

/** Findings of cdk-nag's AwsSolutions that are meant, each with its reason. */
export const acknowledgedFindings: Readonly<Record<string, string>> = {
  'AwsSolutions::AwsSolutions-S1':
    'Access logs would keep who called when for longer than the calls themselves are kept, in yet another bucket.',
};

export function acknowledgeFindings(stack: Stack): void {
  for (const [id, reason] of Object.entries(acknowledgedFindings))
    Validations.of(stack).acknowledge({ id, reason });
}
