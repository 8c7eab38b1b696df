import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { textMap } from '../flow/parameters.ts';

/** Attributes that live as long as this execution of the flow. One whose reference points to nothing is taken off. */
export const updateFlowAttributes: Action = {
  type: 'UpdateFlowAttributes',
  check({ Parameters: { FlowAttributes: attributes } }) {
    if (!isRecord(attributes)) return ['FlowAttributes must be an object.'];
    return Object.entries(attributes).flatMap(([key, entry]) =>
      isRecord(entry) && typeof entry['Value'] === 'string' && (entry['Type'] ?? 'String') === 'String'
        ? []
        : [`FlowAttributes.${key} must be of the form { "Value": "…" }.`],
    );
  },
  run(action, execution) {
    const given = action.Parameters['FlowAttributes'];
    if (!isRecord(given)) throw new ActionError('FlowAttributes must be an object.');
    const values = Object.fromEntries(
      Object.entries(given).map(([key, entry]) => [key, isRecord(entry) ? entry['Value'] : undefined]),
    );
    const attributes = new Map(execution.contact.flowAttributes);
    for (const [key, value] of textMap(values, 'FlowAttributes', execution)) {
      if (value === '') throw new ActionError(`The flow attribute ${key} is an empty string.`);
      if (value === null) attributes.delete(key);
      else attributes.set(key, value);
    }
    execution.contact.flowAttributes = attributes;
    return next;
  },
};
