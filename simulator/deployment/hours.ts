import type { BusinessProfile } from '../../lambdas/knowledge/business-profile.ts';
import { hoursConfig } from '../../lib/hours-config.ts';
import type { HoursOfOperation } from '../connect/hours-of-operation.ts';
import { account } from './account.ts';

/** The hours of operation that the flow checks, made from the knowledge file as `lib/` makes them. */
export function hoursOf(profile: BusinessProfile): HoursOfOperation {
  return {
    arn: account.hoursArn,
    name: 'Opening hours',
    timeZone: profile.timeZone,
    config: hoursConfig(profile.hours),
  };
}
