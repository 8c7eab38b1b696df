import { actionTypes } from '../action-types.ts';
import { nearest } from '../nearest.ts';
import { finding, place, type Rule } from '../rule.ts';

/** Names that other services or the documentation use for what Connect calls otherwise. */
const OFTEN_MEANT: Readonly<Record<string, string>> = {
  'Wait.TimeoutSeconds': 'TimeLimitSeconds',
  'InvokeLambdaFunction.RequestAttributes': 'LambdaInvocationAttributes',
  'UpdateContactTextToSpeechVoice.VoiceId': 'TextToSpeechVoice',
  'UpdateContactTextToSpeechVoice.Engine': 'TextToSpeechEngine',
  'TransferContactToQueue.QueueId': 'UpdateContactTargetQueue before it',
};

export const unknownParameter: Rule = ({ flow }) =>
  flow.Actions.flatMap((action) => {
    const known = actionTypes[action.Type]?.parameters;
    if (known === undefined) return [];
    return Object.keys(action.Parameters)
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => {
        const meant = OFTEN_MEANT[`${action.Type}.${name}`] ?? nearest(name, Object.keys(known));
        const names = Object.keys(known);
        const takes = names.length === 0 ? 'It takes none: remove it.' : `It takes ${names.join(', ')}.`;
        return finding(
          place(action, `Parameters.${name}`),
          `${action.Type} has no parameter "${name}".`,
          meant === undefined ? takes : `Use ${meant}.`,
        );
      });
  });
