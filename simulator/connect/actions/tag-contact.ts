import { isRecord } from '../../../lib/flow-language/is-record.ts';
import type { Action } from '../flow/action.ts';
import { ActionError, next } from '../flow/outcome.ts';
import { textMap } from '../flow/parameters.ts';

const MOST_TAGS = 6;

export const tagContact: Action = {
  type: 'TagContact',
  check({ Parameters: { Tags: tags } }) {
    return isRecord(tags) && Object.keys(tags).length > MOST_TAGS
      ? [`More than ${MOST_TAGS} tags in Parameters.Tags.`]
      : [];
  },
  run(action, execution) {
    const tags = textMap(action.Parameters['Tags'], 'Tags', execution);
    for (const [key, value] of tags) {
      if (value === null || value === '') throw new ActionError(`The tag ${key} has no value.`);
    }
    for (const [key, value] of tags) execution.contact.tags.set(key, value ?? '');
    execution.putEvent('CONTACT_DATA_UPDATED');
    return next;
  },
};
