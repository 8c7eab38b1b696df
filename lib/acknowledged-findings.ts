import { type Stack, Validations } from 'aws-cdk-lib';

/** Findings of cdk-nag's AwsSolutions that are meant, each with its reason. */
export const acknowledgedFindings: Readonly<Record<string, string>> = {};

export function acknowledgeFindings(stack: Stack): void {
  for (const [id, reason] of Object.entries(acknowledgedFindings))
    Validations.of(stack).acknowledge({ id, reason });
}
