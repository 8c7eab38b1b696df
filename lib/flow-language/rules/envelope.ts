import { finding, type Rule } from '../rule.ts';

const KEYS = ['Version', 'StartAction', 'Metadata', 'Actions'];

/** The four top-level fields of a flow; a module has Settings beside them. */
export const envelope: Rule = ({ raw, module }) => [
  ...(raw['Version'] === '2019-10-30'
    ? []
    : [finding({ path: 'Version' }, 'The flow language has one version.', 'Write "2019-10-30".')]),
  ...(typeof raw['StartAction'] === 'string'
    ? []
    : [
        finding(
          { path: 'StartAction' },
          'The flow names no first action.',
          'Write the identifier of one of its actions.',
        ),
      ]),
  ...(Array.isArray(raw['Actions']) && raw['Actions'].length === 0
    ? [finding({ path: 'Actions' }, 'The flow has no action.', 'A flow needs at least one that ends it.')]
    : []),
  ...(module && raw['Settings'] === undefined
    ? [
        finding(
          { path: 'Settings' },
          'A module must have Settings.',
          'Write { "InputParameters": [], "OutputParameters": [], "Transitions": [] }.',
        ),
      ]
    : []),
  ...(!module && raw['Settings'] !== undefined
    ? [
        finding(
          { path: 'Settings' },
          'Only a module has Settings.',
          'Remove them, or publish this as a flow module.',
        ),
      ]
    : []),
  ...Object.keys(raw)
    .filter((key) => !KEYS.includes(key) && key !== 'Settings')
    .map((key) => finding({ path: key }, `A flow has no field "${key}".`, `It takes ${KEYS.join(', ')}.`)),
];
