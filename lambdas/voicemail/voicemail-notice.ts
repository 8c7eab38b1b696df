import type { Notice } from '../messages/publish-notice.ts';
import type { VoicemailRecord } from '../record/voicemail-record.ts';

/** What the owner is told of a message. It names the page by what it is: a link to a recording would expire. */
export function voicemailNotice(message: VoicemailRecord): Notice {
  const { from, keyedNumber, urgent, content, summary, transcript, state } = message;
  const waits = state === 'registered';
  const subject = `${urgent ? 'URGENT: ' : ''}Your phone agent: ${waits ? 'a caller is leaving a message' : 'a message'}`;
  const lines = [
    `From: ${from ?? 'number withheld'}`,
    ...(keyedNumber === undefined
      ? []
      : [`Asks to be called back on: ${keyedNumber} (keyed in by the caller)`]),
    ...(urgent ? ['The caller says that it is urgent.'] : []),
    ...(summary === undefined ? [] : [`In short: ${summary}`]),
    ...(transcript === undefined ? [withoutTranscript(message)] : ['', transcript]),
    ...(waits || content === 'none' ? [] : ['', 'Listen to it on your page.']),
  ];
  return { subject, message: lines.join('\n') };
}

function withoutTranscript({ state, content }: VoicemailRecord): string {
  if (state === 'registered') return 'The message follows as soon as it is recorded.';
  if (content === 'none') return 'No recording of it has come: the caller may have hung up.';
  return content === 'silent' ? 'Nothing was said.' : 'It could not be written down; listen to it.';
}
