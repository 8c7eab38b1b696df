import type { DeployedRoles } from './deployed-roles.ts';
import { allows } from './grant.ts';
import type { NeedOf } from './needs-seen.ts';

/** The needs that no grant of the function's role covers, one line each. */
export function forbidden(needs: readonly NeedOf[], grants: DeployedRoles['grants']): readonly string[] {
  const refused = needs.filter(
    ({ by, ...need }) => !(grants.get(by) ?? []).some((grant) => allows(grant, need)),
  );
  return [...new Set(refused.map(({ by, action, resource }) => `${by}: ${action} on ${resource}`))];
}
