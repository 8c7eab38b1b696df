import type { FlowType } from '../flow.ts';
import { isRecord } from '../is-record.ts';
import { type Finding, finding, place, type Rule } from '../rule.ts';

const FROM_S3: readonly FlowType[] = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'CAMPAIGN'];
/** Loop prompts accept recordings from S3 also in queue and hold flows. */
const ANYWHERE = new Set(['MessageParticipantIteratively']);

/** A recording in S3: its three fields, and only where the flow type lets Connect play it. */
export const s3Media: Rule = ({ flow, type }) =>
  flow.Actions.flatMap((action) => {
    const messages = action.Parameters['Messages'];
    const medias: readonly (readonly [unknown, string])[] = [
      [action.Parameters['Media'], 'Parameters.Media'],
      ...(Array.isArray(messages)
        ? messages.map((entry: unknown, n) => {
            const media = isRecord(entry) ? entry['Media'] : undefined;
            return [media, `Parameters.Messages[${n}].Media`] as const;
          })
        : []),
    ];
    return medias.flatMap(([media, path]): readonly Finding[] => {
      if (media === undefined) return [];
      const shape = shapeFault(media);
      const refused = type !== undefined && !FROM_S3.includes(type) && !ANYWHERE.has(action.Type);
      return [
        ...(shape === undefined
          ? []
          : [
              finding(
                place(action, path),
                shape,
                'Write { "Uri": "…", "SourceType": "S3", "MediaType": "Audio" }.',
              ),
            ]),
        ...(refused
          ? [
              finding(
                place(action, path),
                `A flow of type ${type} plays no recording from S3.`,
                'Use Text, SSML, or a prompt of the library (PromptId).',
              ),
            ]
          : []),
      ];
    });
  });

function shapeFault(media: unknown): string | undefined {
  if (!isRecord(media)) return 'Media must be an object.';
  const extra = Object.keys(media).find((key) => !['Uri', 'SourceType', 'MediaType'].includes(key));
  if (extra !== undefined) return `Media has no field "${extra}".`;
  const { Uri, SourceType, MediaType } = media;
  if (typeof Uri !== 'string') return 'Media must have a Uri.';
  if (!/^(https:\/\/|s3:\/\/|\$[.[{])/.test(Uri)) return 'The Uri must be an address in S3 or a JSONPath.';
  if (SourceType !== 'S3') return 'The only SourceType is "S3".';
  return MediaType === 'Audio' ? undefined : 'The only MediaType is "Audio".';
}
