import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

let client: DynamoDBClient | undefined;

/**
 * The DynamoDB client of this environment, made once. Every try has a limit: an answer takes 4–30 ms (assumed, see
 * the latency facts), and without a limit the SDK would wait for a lost one for ever.
 */
export function dynamodb(): DynamoDBClient {
  client ??= new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
  return client;
}
