import { recordingPrefixes } from '../../lambdas/record/recording-prefixes.ts';

/** Where the instance's recordings and contact records go, as `lib/` deploys it. */
export const storage = {
  bucket: 'recordings-111111111111',
  /** `bucketPrefix` of CALL_RECORDINGS. */
  recordings: recordingPrefixes.recordings,
  /** The Firehose stream of CONTACT_TRACE_RECORDS, and the prefix of its destination. */
  contactRecordsStream: 'contact-records',
  contactRecords: `${recordingPrefixes.contactRecords}/!{timestamp:yyyy/MM/dd}/`,
} as const;
