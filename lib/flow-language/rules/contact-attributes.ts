import { isRecord } from '../is-record.ts';
import { isLiteral } from '../parameter-text.ts';
import { type Finding, finding, place, ruleFor } from '../rule.ts';

/** All attributes of a contact together may have 32 KB. */
const MOST_BYTES = 32_768;
/** https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateContactAttributes.html */
const NAME = /^[\w-]+$/;

export const contactAttributes = ruleFor('UpdateContactAttributes', (action) => {
  const { Attributes, TargetContact } = action.Parameters;
  const found: Finding[] = [];
  if (TargetContact !== undefined && TargetContact !== 'Current' && TargetContact !== 'Related') {
    found.push(
      finding(
        place(action, 'Parameters.TargetContact'),
        'There is no such contact.',
        'Write "Current" or "Related".',
      ),
    );
  }
  if (Attributes === undefined) return found;
  const where = place(action, 'Parameters.Attributes');
  if (!isRecord(Attributes) || Object.keys(Attributes).length === 0) {
    found.push(
      finding(where, 'Attributes must be an object with at least one name.', 'Write { "name": "value" }.'),
    );
    return found;
  }
  for (const [name, value] of Object.entries(Attributes)) {
    const at = place(action, `Parameters.Attributes.${name}`);
    if (isLiteral(name) && !NAME.test(name)) {
      found.push(finding(at, 'A name has letters, digits, dashes and underscores.', 'Rename it.'));
    }
    if (typeof value === 'object' && value !== null) {
      found.push(finding(at, 'An attribute is one string.', 'Give each part a name of its own.'));
    }
  }
  if (Buffer.byteLength(JSON.stringify(Attributes)) > MOST_BYTES) {
    found.push(
      finding(where, 'The attributes of a contact may have 32 KB in all.', 'Keep a key and store the rest.'),
    );
  }
  return found;
});
