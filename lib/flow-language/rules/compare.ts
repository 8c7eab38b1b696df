import { isTemplated } from '../parameter-text.ts';
import { finding, place, ruleFor } from '../rule.ts';

/** Attributes that are values themselves; every other root is a namespace and needs a name below it. */
const LEAVES = [
  'Channel',
  'ContactId',
  'CustomerId',
  'Description',
  'InitialContactId',
  'InitiationMethod',
  'InstanceARN',
  'LanguageCode',
  'Name',
  'PreviousContactId',
  'RelatedContactId',
  'StoredCustomerInput',
  'TextToSpeechVoiceId',
];
const PATH = /^\$(?:\.[A-Za-z_][\w-]*|\[['"][^'"\]]+['"]\]|\[\d+\]|\.\d+)+$/;
const STEP = /\.[\w-]+|\[[^\]]+\]/g;

export const compare = ruleFor('Compare', (action) => {
  const value = action.Parameters['ComparisonValue'];
  const missing = action.Transitions.Errors.find((branch) => branch.ErrorType === 'NoMatchingCondition');
  const next = action.Transitions.NextAction;
  return [
    ...(typeof value === 'string' && value !== '' && !isTemplated(value) && !namesOneValue(value)
      ? [
          finding(
            place(action, 'Parameters.ComparisonValue'),
            `"${value}" is no JSONPath to one value.`,
            'Write for example $.Attributes.name or $.External.name.',
          ),
        ]
      : []),
    ...(missing !== undefined && next !== undefined && missing.NextAction !== next
      ? [
          finding(
            place(action, 'Transitions.NextAction'),
            'NextAction and the NoMatchingCondition branch are one road and must have one target.',
            `Write "${missing.NextAction}" in both, or "${next}".`,
          ),
        ]
      : []),
  ];
});

function namesOneValue(path: string): boolean {
  if (!PATH.test(path)) return false;
  const steps = path.slice(1).match(STEP) ?? [];
  const root = (steps[0] ?? '').replace(/[.['"\]]/g, '');
  return steps.length > 1 || LEAVES.includes(root);
}
