import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { textMap } from '../flow/parameters.ts';

/** UTF-8 bytes of all keys and values: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateContactAttributes.html */
const LARGEST_BYTES = 32_768;

/** Sets all of them or none. One whose reference points to nothing is taken off the contact. */
export const updateContactAttributes: Action = {
  type: 'UpdateContactAttributes',
  check({ Parameters: { TargetContact: target } }) {
    return target === undefined || target === 'Current' || target === 'Related'
      ? []
      : ['Invalid TargetContact.'];
  },
  run(action, execution) {
    const { contact } = execution;
    if (action.Parameters['TargetContact'] === 'Related')
      throw new ActionError('The contact has no related contact.');
    const attributes = new Map(contact.attributes);
    for (const [key, value] of textMap(action.Parameters['Attributes'], 'Attributes', execution)) {
      if (!/^[A-Za-z0-9_-]+$/.test(key)) throw new ActionError(`"${key}" is no name of an attribute.`);
      if (value === '') throw new ActionError(`The attribute ${key} is an empty string.`);
      if (value === null) attributes.delete(key);
      else attributes.set(key, value);
    }
    const bytes = [...attributes].reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
    if (bytes > LARGEST_BYTES)
      throw new ActionError(`The attributes have ${bytes} bytes; at most ${LARGEST_BYTES}.`);
    contact.attributes = attributes;
    execution.putEvent('CONTACT_DATA_UPDATED');
    return next;
  },
};
