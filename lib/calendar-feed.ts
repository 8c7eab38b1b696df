import { CfnOutput } from 'aws-cdk-lib';
import { type FunctionUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { AgentEnvironment } from '../lambdas/aws/environment.ts';
import { AgentFunction } from './agent-function.ts';

export interface CalendarFeedProps {
  readonly codeDirectory: string;
  readonly environment: AgentEnvironment;
  readonly secret: Secret;
  /** ARN of the table that holds the active knowledge. */
  readonly callsTable: string;
  /** ARN. */
  readonly appointmentsTable: string;
}

/** The appointments at an address that the owner's calendar subscribes to. Calendars can sign nothing: the address is the key. */
export class CalendarFeed extends Construct {
  readonly feed: AgentFunction;
  readonly url: FunctionUrl;

  constructor(
    scope: Construct,
    id: string,
    { codeDirectory, environment, secret, callsTable, appointmentsTable }: CalendarFeedProps,
  ) {
    super(scope, id);
    this.feed = new AgentFunction(this, 'Feed', {
      codeDirectory,
      environment,
      handler: 'calendar-feed',
      description: "Gives the appointments to the owner's calendar",
    });
    this.feed.allow(['secretsmanager:GetSecretValue'], [secret.secretArn]);
    this.feed.allow(['dynamodb:GetItem'], [callsTable]);
    this.feed.allow(['dynamodb:Query'], [appointmentsTable]);
    // Grants lambda:InvokeFunctionUrl, and lambda:InvokeFunction for calls by the URL: both are wanted since October 2025.
    this.url = this.feed.function.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    new CfnOutput(this, 'Address', {
      description: `Your calendar subscribes to this address with <calendarToken>/appointments.ics behind it`,
      value: this.url.url,
    });
    new CfnOutput(this, 'Token', {
      description: 'Shows calendarToken to who may read the secret',
      value: `aws secretsmanager get-secret-value --secret-id ${secret.secretName} --query SecretString --output text`,
    });
  }
}
