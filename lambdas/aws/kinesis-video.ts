import { GetDataEndpointCommand, KinesisVideoClient } from '@aws-sdk/client-kinesis-video';
import {
  ClientLimitExceededException,
  ConnectionLimitExceededException,
  GetMediaCommand,
  KinesisVideoMediaClient,
  type StartSelector,
} from '@aws-sdk/client-kinesis-video-media';

/** A reader that cannot connect must try again while the caller's audio is still young. */
const CONNECTION_TIMEOUT_MS = 2_000;

/** One short answer of the control plane; no figure is published, AWS's control planes answer within some 100 ms. */
const ENDPOINT_TIMEOUT_MS = 2_000;

/**
 * Until GetMedia's answer begins. The listener gives a connection without audio up after 4 s; this is for a reader
 * without such a limit. Nothing limits the answer itself: it is open for as long as the call.
 */
const MEDIA_TIMEOUT_MS = 5_000;

/**
 * The bytes of a stream from `start` on, as they come: Matroska, one document a fragment. The connection stays
 * open while the stream is silent, and Kinesis Video closes it after about 45 minutes.
 * The stream's endpoint is asked for once, and again after failures that may be the endpoint's. No retries: the caller knows what to
 * resume from. Aborting ends the request; an abort while reading shows as an error of the socket.
 */
export async function getMedia(
  streamArn: string,
  start: StartSelector,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  try {
    const endpoint = await dataEndpoint(streamArn, signal);
    const command = new GetMediaCommand({ StreamARN: streamArn, StartSelector: start });
    const { Payload } = await mediaClient(endpoint).send(command, { abortSignal: signal });
    if (!isBytes(Payload)) throw new Error(`GetMedia of ${streamArn} answered without a payload.`);
    return Payload;
  } catch (error) {
    if (!isRefusalForNow(error)) endpoints.delete(streamArn);
    throw error;
  }
}

function isRefusalForNow(error: unknown): boolean {
  return error instanceof ClientLimitExceededException || error instanceof ConnectionLimitExceededException;
}

/** Caching is safe where failure loads it again (Kinesis Video quotas page: GetDataEndpoint, 5 a second a stream). */
const endpoints = new Map<string, string>();

async function dataEndpoint(streamArn: string, signal: AbortSignal): Promise<string> {
  const known = endpoints.get(streamArn);
  if (known) return known;
  control ??= new KinesisVideoClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: ENDPOINT_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
  });
  const command = new GetDataEndpointCommand({ StreamARN: streamArn, APIName: 'GET_MEDIA' });
  const { DataEndpoint } = await control.send(command, { abortSignal: signal });
  if (!DataEndpoint) throw new Error(`GetDataEndpoint gave no endpoint for ${streamArn}.`);
  endpoints.set(streamArn, DataEndpoint);
  return DataEndpoint;
}

let control: KinesisVideoClient | undefined;

/** One client an endpoint: streams share endpoints, and a client keeps its connections. */
const mediaClients = new Map<string, KinesisVideoMediaClient>();

function mediaClient(endpoint: string): KinesisVideoMediaClient {
  const known = mediaClients.get(endpoint);
  if (known) return known;
  const client = new KinesisVideoMediaClient({
    endpoint,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: MEDIA_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
  });
  mediaClients.set(endpoint, client);
  return client;
}

function isBytes(payload: unknown): payload is AsyncIterable<Uint8Array> {
  return typeof payload === 'object' && payload !== null && Symbol.asyncIterator in payload;
}
