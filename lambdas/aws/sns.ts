import { SNSClient } from '@aws-sdk/client-sns';

let client: SNSClient | undefined;

/** The SNS client of this environment, made once. What it carries is for people: it may be slow, and is tried again. */
export function sns(): SNSClient {
  client ??= new SNSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
  return client;
}
