import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AgentFunction } from './agent-function.ts';

export interface AlarmsProps {
  readonly topic: Topic;
  /** Their failures are somebody's message or briefing. */
  readonly functions: Readonly<Record<string, AgentFunction>>;
  readonly contactRecords: CfnDeliveryStream;
}

/** What the owner hears of when it breaks: messages that are not processed, people who are not told. */
export class Alarms extends Construct {
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, { topic, functions, contactRecords }: AlarmsProps) {
    super(scope, id);
    this.#topic = topic;
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
      }),
    );
    for (const [name, { function: fn }] of Object.entries(functions)) {
      this.#alarm(
        `${name}Fails`,
        `${name} fails: see its log group`,
        fn.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
        1,
      );
    }
    this.#alarm(
      'ContactRecordsLate',
      'Contact records do not reach the bucket: messages whose S3 event is lost wait for them',
      new Metric({
        namespace: 'AWS/Firehose',
        metricName: 'DeliveryToS3.DataFreshness',
        dimensionsMap: { DeliveryStreamName: contactRecords.ref },
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      900,
    );
  }

  #alarm(id: string, alarmDescription: string, metric: IMetric, threshold: number): void {
    new Alarm(this, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.#topic));
  }
}
