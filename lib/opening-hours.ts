import { Stack } from 'aws-cdk-lib';
import { CfnHoursOfOperation } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { firstHours } from './first-hours.ts';

/**
 * The opening hours that the way in checks. What is in them is written by knowledge-sync whenever the file is saved; the
 * template creates them with the same hours for every business, so that CloudFormation never has a change to make to
 * them, and takes back nothing of what the file says.
 */
export class OpeningHours extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { instanceArn }: { readonly instanceArn: string }) {
    super(scope, id);
    const hours = new CfnHoursOfOperation(this, 'Hours', {
      instanceArn,
      name: `${Stack.of(this).stackName} hours`,
      ...firstHours,
    });
    this.arn = hours.attrHoursOfOperationArn;
  }
}
