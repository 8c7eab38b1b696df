import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const clients = new Map<string | undefined, BedrockRuntimeClient>();

/**
 * The Bedrock client of this environment, made once for each Region. HTTP/1.1 with kept connections: the SDK's default
 * for Bedrock, HTTP/2, opens a new one for every event stream. One try: a caller waits, so whether another try is
 * worth the time is decided in model/, not by the SDK's back-off. So are its deadlines, which are shorter; the limit
 * here, twice the longest of them for an answer to begin, is for a request that was made without one.
 * @param region Where requests are sent. @default - the function's own
 */
export function bedrock(region?: string): BedrockRuntimeClient {
  const other = region === process.env['AWS_REGION'] ? undefined : region;
  const known = clients.get(other);
  if (known !== undefined) return known;
  const client = new BedrockRuntimeClient({
    ...(other === undefined ? {} : { region: other }),
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 2_000,
      requestTimeout: 5_000,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: 64 },
      httpsAgent: { keepAlive: true, maxSockets: 64 },
    }),
  });
  clients.set(other, client);
  return client;
}
