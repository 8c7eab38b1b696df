import { CfnOutput } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** What the owner is told by e-mail, such as what is wrong with a file. */
export class OwnerNotices extends Construct {
  readonly topic: Topic;

  /** @param email AWS asks this address to confirm; without one the owner subscribes by hand. */
  constructor(scope: Construct, id: string, { email }: { readonly email?: string | undefined }) {
    super(scope, id);
    if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
      throw new Error(`ownerEmail "${email}" is no e-mail address. Write it as owner@example.com.`);
    }
    this.topic = new Topic(this, 'Topic', { displayName: 'Phone agent', enforceSSL: true });
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email));
    new CfnOutput(this, 'TopicArn', {
      description: 'Subscribe to hear of files that could not be published',
      value: this.topic.topicArn,
    });
  }
}
