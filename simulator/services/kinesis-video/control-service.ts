import {
  DescribeStream$,
  type DescribeStreamInput,
  type DescribeStreamOutput,
  GetDataEndpoint$,
  type GetDataEndpointInput,
  type GetDataEndpointOutput,
} from '@aws-sdk/client-kinesis-video';
import { AwsError } from '../../wire/aws-error.ts';
import { restJsonService } from '../../wire/json-service.ts';
import { operation } from '../../wire/operation.ts';
import type { WireService } from '../../wire/wire-service.ts';
import type { World } from '../../world.ts';
import { RETENTION_MS } from './media-stream.ts';
import { RateQuota } from './rate-quota.ts';
import { refusals } from './refusals.ts';
import { requireStream } from './require-stream.ts';
import type { StreamPool } from './stream-pool.ts';

/** Of each operation for one stream (quotas page). */
const CALLS_PER_SECOND = 5;

/** The control plane: where a stream's media is, and what the stream is. */
export function controlService(world: World, pool: StreamPool, mediaUrl: () => string): WireService {
  const quota = new RateQuota(world.clock, CALLS_PER_SECOND);
  const admit = (name: string, input: GetDataEndpointInput | DescribeStreamInput) => {
    const stream = requireStream(pool, input);
    if (quota.take(`${name} ${stream.name}`) > 0) throw refusals.tooManyCalls(name);
    return stream;
  };

  return restJsonService({
    name: 'kinesis-video',
    ...refusals.names,
    operations: [
      operation<GetDataEndpointInput, GetDataEndpointOutput>(GetDataEndpoint$, {
        resourceOf: (input) => input.StreamARN ?? input.StreamName,
        async answer(input) {
          admit('GetDataEndpoint', input);
          if (input.APIName !== 'GET_MEDIA') {
            throw new AwsError(
              'InvalidArgumentException',
              `This stand-in has no endpoint for ${input.APIName}.`,
            );
          }
          return { DataEndpoint: mediaUrl() };
        },
      }),
      operation<DescribeStreamInput, DescribeStreamOutput>(DescribeStream$, {
        resourceOf: (input) => input.StreamARN ?? input.StreamName,
        async answer(input) {
          const stream = admit('DescribeStream', input);
          return {
            StreamInfo: {
              StreamName: stream.name,
              StreamARN: stream.arn,
              Version: '1',
              Status: 'ACTIVE',
              CreationTime: new Date(stream.createdMs),
              DataRetentionInHours: RETENTION_MS / 3_600_000,
            },
          };
        },
      }),
    ],
  });
}
