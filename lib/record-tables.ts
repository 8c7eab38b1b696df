import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { recordsTableKey } from './records-table-key.ts';

/**
 * The tables that the lookups of the knowledge file read: the business, or a system of its own, keeps its records in
 * them. They are named for the stack, so that no name in the file reaches a table of anybody else.
 */
export class RecordTables extends Construct {
  /** In front of each table's name in the knowledge file. */
  readonly prefix: string;
  readonly tables: readonly Table[];

  constructor(scope: Construct, id: string, names: readonly string[]) {
    super(scope, id);
    this.prefix = `${Stack.of(this).stackName}-`;
    this.tables = names.map((name) => this.#table(name));
    if (names.length > 0) {
      new CfnOutput(this, 'Names', {
        description: `Put your records here, each with its code in "${recordsTableKey}" (capitals and digits)`,
        value: names.map((name) => `${this.prefix}${name}`).join(', '),
      });
    }
  }

  #table(name: string): Table {
    return new Table(this, name, {
      tableName: `${this.prefix}${name}`,
      partitionKey: { name: recordsTableKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
