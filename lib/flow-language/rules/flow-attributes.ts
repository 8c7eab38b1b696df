import { isRecord } from '../is-record.ts';
import { finding, place, ruleFor } from '../rule.ts';

/** Flow attributes are objects, unlike contact attributes: the service refuses flat values. */
export const flowAttributes = ruleFor('UpdateFlowAttributes', (action) => {
  const attributes = action.Parameters['FlowAttributes'];
  if (attributes === undefined) return [];
  const remedy = 'Write { "name": { "Value": "…" } }.';
  if (!isRecord(attributes) || Object.keys(attributes).length === 0) {
    const message = 'FlowAttributes must be an object with at least one name.';
    return [finding(place(action, 'Parameters.FlowAttributes'), message, remedy)];
  }
  return Object.entries(attributes)
    .filter(([, value]) => !isValue(value))
    .map(([name]) =>
      finding(
        place(action, `Parameters.FlowAttributes.${name}`),
        'A flow attribute has the shape { Value }.',
        remedy,
      ),
    );
});

function isValue(value: unknown): boolean {
  if (!isRecord(value) || value['Value'] === undefined) return false;
  return Object.keys(value).every((key) => key === 'Value' || key === 'Type');
}
