import {
  CreateHoursOfOperationOverride$,
  type CreateHoursOfOperationOverrideRequest,
  type CreateHoursOfOperationOverrideResponse,
  DeleteHoursOfOperationOverride$,
  type DeleteHoursOfOperationOverrideRequest,
  ListHoursOfOperationOverrides$,
  type ListHoursOfOperationOverridesRequest,
  type ListHoursOfOperationOverridesResponse,
  UpdateHoursOfOperation$,
  UpdateHoursOfOperationOverride$,
  type UpdateHoursOfOperationOverrideRequest,
  type UpdateHoursOfOperationRequest,
} from '@aws-sdk/client-connect';
import { AwsError } from '../wire/aws-error.ts';
import { restJsonService } from '../wire/json-service.ts';
import type { Listener } from '../wire/listen.ts';
import { operation } from '../wire/operation.ts';
import { serve } from '../wire/serve.ts';
import type { World } from '../world.ts';
import type { HoursStore } from './hours/hours-store.ts';
import { requestBucket } from './request-bucket.ts';

/**
 * Stands in for the control API of Connect, as far as the product asks it: hours of operation and their overrides. Two
 * requests a second, five at once, by the account ("Amazon Connect service quotas", API throttling).
 */
export function startConnectApi(
  world: World,
  instance: { readonly arn: string; readonly hours: HoursStore },
): Promise<Listener> {
  const { hours } = instance;
  const take = requestBucket(world.clock, { perSecond: 2, burst: 5 });
  const resourceOf = ({ HoursOfOperationId }: { HoursOfOperationId?: string | undefined }) =>
    `${instance.arn}/operating-hours/${HoursOfOperationId}`;
  const admitted = async ({ InstanceId }: { InstanceId?: string | undefined }): Promise<void> => {
    if (world.quotas === 'default' && !take()) {
      throw new AwsError('ThrottlingException', 'Rate exceeded', { status: 429 });
    }
    if (InstanceId === undefined || !instance.arn.endsWith(`/${InstanceId}`)) {
      throw new AwsError('ResourceNotFoundException', `There is no instance ${InstanceId}.`, { status: 404 });
    }
  };
  const service = restJsonService({
    name: 'connect',
    invalid: { name: 'InvalidRequestException', status: 400 },
    failure: { name: 'InternalServiceException', status: 500 },
    operations: [
      operation<UpdateHoursOfOperationRequest, object>(UpdateHoursOfOperation$, {
        resourceOf,
        async answer(input) {
          await admitted(input);
          hours.update(input.HoursOfOperationId ?? '', input);
          return {};
        },
      }),
      operation<ListHoursOfOperationOverridesRequest, ListHoursOfOperationOverridesResponse>(
        ListHoursOfOperationOverrides$,
        {
          resourceOf,
          async answer(input) {
            await admitted(input);
            const { HoursOfOperationId = '', MaxResults = 100, NextToken = '0' } = input;
            if (!(MaxResults >= 1 && MaxResults <= 100) || !/^\d+$/.test(NextToken)) {
              throw new AwsError('InvalidParameterException', 'MaxResults or NextToken is not valid.');
            }
            const all = hours.overridesOf(HoursOfOperationId);
            const end = Number(NextToken) + MaxResults;
            return {
              HoursOfOperationOverrideList: all.slice(Number(NextToken), end),
              ...(end < all.length ? { NextToken: String(end) } : {}),
            };
          },
        },
      ),
      operation<CreateHoursOfOperationOverrideRequest, CreateHoursOfOperationOverrideResponse>(
        CreateHoursOfOperationOverride$,
        {
          resourceOf,
          async answer(input) {
            await admitted(input);
            const { InstanceId: _, HoursOfOperationId = '', ...fields } = input;
            return { HoursOfOperationOverrideId: hours.createOverride(HoursOfOperationId, fields) };
          },
        },
      ),
      operation<UpdateHoursOfOperationOverrideRequest, object>(UpdateHoursOfOperationOverride$, {
        resourceOf,
        async answer(input) {
          await admitted(input);
          const {
            InstanceId: _,
            HoursOfOperationId = '',
            HoursOfOperationOverrideId = '',
            ...fields
          } = input;
          hours.updateOverride(HoursOfOperationId, HoursOfOperationOverrideId, fields);
          return {};
        },
      }),
      operation<DeleteHoursOfOperationOverrideRequest, object>(DeleteHoursOfOperationOverride$, {
        resourceOf,
        async answer(input) {
          await admitted(input);
          hours.deleteOverride(input.HoursOfOperationId ?? '', input.HoursOfOperationOverrideId ?? '');
          return {};
        },
      }),
    ],
  });
  return serve(world, service);
}
