import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';

export const untagContact: Action = {
  type: 'UntagContact',
  run({ Parameters: { TagKeys: keys } }, { contact, putEvent }) {
    if (!Array.isArray(keys)) throw new ActionError('TagKeys must be a list.');
    for (const key of keys) contact.tags.delete(String(key));
    putEvent('CONTACT_DATA_UPDATED');
    return next;
  },
};
