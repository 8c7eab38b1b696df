import type { Action } from '../flow/action.ts';
import { isReference, readReference } from '../flow/json-path.ts';
import { result } from '../flow/outcome.ts';

/** Check contact attributes: conditions in their order; nothing holds for a value that is missing. */
export const compare: Action = {
  type: 'Compare',
  check({ Parameters: { ComparisonValue: value } }) {
    if (typeof value === 'string' && isReference(value)) return [];
    return ['ComparisonValue must be a single JSONPath with a leaf.'];
  },
  run(action, execution) {
    return result(readReference(String(action.Parameters['ComparisonValue']), execution.data()));
  },
};
