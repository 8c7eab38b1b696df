/** Each behaviour of the real services that nobody has confirmed, with the value hoped for and the one feared. */
export const switches = {
  /** Bytes of a fragment reach GetMedia before the fragment is complete. */
  unfinishedFragments: { good: 'streamed', bad: 'whole-fragment' },
  /** Play prompt resolves `$.External.…` in `Media.Uri`. */
  externalInUri: { good: 'resolved', bad: 'error' },
  /** InvokeLambdaFunction with InvocationType ASYNCHRONOUS works in an inbound flow. */
  asyncInvoke: { good: 'works', bad: 'error' },
  /** Claude's tool arguments arrive each in one delta, or in fine pieces. `bad` is pieces cut anywhere. */
  argumentStreaming: { good: 'whole', bad: 'pieces' },
  /** StartSpeechSynthesisStream takes pcm or mulaw at 8000 Hz. */
  pollyStreamAt8kHz: { good: 'works', bad: 'refused' },
  /** A flow may execute any number of actions, or is ended after 300 of one execution. */
  loopLimit: { good: 'none', bad: 'capped' },
  /** Converse takes `strict` in a tool specification. */
  strictTools: { good: 'works', bad: 'refused' },
  /** An event stream sends `initial-response` before it has been fed. */
  earlyFirstEvent: { good: 'sent', bad: 'none' },
  /** Keys of recordings are as seen in real buckets, `…/ivr/2026/11/20/<contactId>_…_UTC.wav`, or name nothing. */
  recordingKey: { good: 'as-seen', bad: 'other' },
  /** Time from a play step to sound, for a prompt in S3. */
  promptStart: { good: 'published', bad: 'slow' },
} as const;

export type SwitchName = keyof typeof switches;
export type Switches = Readonly<Record<SwitchName, 'good' | 'bad'>>;

export const allGood: Switches = setAll('good');
export const allBad: Switches = setAll('bad');

function setAll(value: 'good' | 'bad'): Switches {
  return Object.fromEntries(Object.keys(switches).map((name) => [name, value])) as Record<
    SwitchName,
    'good' | 'bad'
  >;
}
