import { uuid } from '../uuid.ts';

/**
 * Key of a recording under the prefix of the instance's storage: for the automated part
 * `<prefix>/ivr/2026/11/20/<contactId>_20261120T09:00_UTC.wav`, for the part with an agent the same without `ivr/`
 * (keys seen in buckets of real instances; documented nowhere). The `bad` setting names neither kind nor contact.
 */
export function recordingKey(
  recording: { readonly of: 'ivr' | 'agent'; readonly fromMs: number },
  contactId: string,
  { prefix, layout }: { readonly prefix: string; readonly layout: 'good' | 'bad' },
): string {
  const iso = new Date(recording.fromMs).toISOString();
  const day = iso.slice(0, 10);
  if (layout === 'bad') return `${prefix}/${day}/${uuid(`${contactId}/${recording.of}`)}.wav`;
  const kind = recording.of === 'ivr' ? 'ivr/' : '';
  return `${prefix}/${kind}${day.replaceAll('-', '/')}/${contactId}_${day.replaceAll('-', '')}T${iso.slice(11, 16)}_UTC.wav`;
}
