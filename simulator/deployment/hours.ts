import { firstHours } from '../../lib/first-hours.ts';
import type { HoursOfOperation } from '../connect/hours-of-operation.ts';
import { account } from './account.ts';

/** The hours of operation that the flow checks, as `lib/` creates them; knowledge-sync writes what is in the file. */
export const openingHours: HoursOfOperation = { arn: account.hoursArn, name: 'Opening hours', ...firstHours };
