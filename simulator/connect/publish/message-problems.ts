import { isRecord } from '../../../lib/flow-language/is-record.ts';
import { messageForms } from '../prompt/prepare-message.ts';

/** What publishing would refuse in the message of an action. */
export function messageProblems(parameters: Readonly<Record<string, unknown>>): readonly string[] {
  const given = messageForms.filter((form) => parameters[form] !== undefined);
  if (given.length === 0) return [`At least one of [${messageForms.join(', ')}] must be set.`];
  if (given.length > 1)
    return [`Only one of these properties may be defined. Properties: [${given.join(', ')}]`];
  const media = parameters['Media'];
  if (media === undefined) return [];
  if (!isRecord(media)) return ['Invalid Action property value. Path: Media'];
  return (['Uri', 'SourceType', 'MediaType'] as const)
    .filter((key) => typeof media[key] !== 'string')
    .map((key) => `Action is missing required property. Path: Media.${key}`);
}
