import { isRecord } from '../is-record.ts';
import { finding, place, ruleFor } from '../rule.ts';

const MOST = 6;

export const tags = ruleFor('TagContact', (action) => {
  const given = action.Parameters['Tags'];
  if (given === undefined) return [];
  const where = place(action, 'Parameters.Tags');
  const names = isRecord(given) ? Object.keys(given) : [];
  if (names.length === 0)
    return [finding(where, 'Tags must be an object with at least one tag.', 'Add one.')];
  if (names.length > MOST)
    return [finding(where, `A contact has ${names.length} tags here; ${MOST} are the most.`, 'Keep six.')];
  const own = names.find((name) => name.startsWith('aws:'));
  return own === undefined ? [] : [finding(where, `The tag "${own}" belongs to AWS.`, 'Use another prefix.')];
});
