/** Folders of the recordings bucket. */
export const recordingPrefixes = {
  /** Written by Connect. */
  recordings: 'recordings',
  /** Written by Firehose: what Connect knows of each contact once it is over. */
  contactRecords: 'contact-records',
  failedContactRecords: 'failed-contact-records',
  /** The messages themselves, cut out of the recordings. */
  messages: 'messages',
} as const;
