const logs =
  'Lambda writes the logs with the rights of the function; the simulator keeps them without a request.';
const number = 'CloudFormation runs it at a deployment, to lead the number into the flow and out of it.';

const deployment = 'Used at a deployment, to run knowledge-sync.';
const firstFile =
  'Of the file itself only at a deployment that finds none; test/knowledge/sync-knowledge.wire.test.ts puts one.';
const missing =
  'Of the knowledge bucket only while there is no file or no status: S3 would say 403 instead of 404.';

const large =
  'Only of a file of more than 2,000 passages; test/knowledge/publish-knowledge.test.ts searches one.';

const records =
  'A business without lookups has no such table; test/scenarios/talk/lookup.yaml finds and changes a record.';
const reservations = 'arn:aws:dynamodb:us-east-1:111111111111:table/phone-agent-reservations';

const firehose =
  'Firehose writes contact records with it (its user guide, "Grant Firehose access"); the simulator asks for no role.';
const underKey = 'S3 decrypts and encrypts with the rights of who asks; the simulator encrypts nothing.';
const card =
  'Only of a message in which a card number is said; test/voicemail/recordings.test.ts silences one.';
const lost =
  'Only of a message whose registration was lost; test/voicemail/take-in.wire.test.ts takes one in.';
const urgent = 'Only of an urgent message; test/scenarios/emergency-line.yaml leaves one.';

/** Grants that no call of the test uses, by role and action (and resource), each with its reason. */
export const notExercised: Readonly<Record<string, string>> = {
  'call-orchestrator logs:CreateLogStream': logs,
  'call-orchestrator logs:PutLogEvents': logs,
  'call-orchestrator s3vectors:QueryVectors': large,
  [`call-orchestrator dynamodb:GetItem on ${reservations}`]: records,
  [`call-orchestrator dynamodb:UpdateItem on ${reservations}`]: records,
  'calendar-feed logs:CreateLogStream': logs,
  'calendar-feed logs:PutLogEvents': logs,
  'contact-event logs:CreateLogStream': logs,
  'contact-event logs:PutLogEvents': logs,
  'knowledge-sync logs:CreateLogStream': logs,
  'knowledge-sync logs:PutLogEvents': logs,
  'knowledge-sync s3:ListBucket': missing,
  'knowledge-sync s3:PutObject': firstFile,
  'next-step logs:CreateLogStream': logs,
  'next-step logs:PutLogEvents': logs,
  'RecordingsDelivery s3:AbortMultipartUpload': firehose,
  'RecordingsDelivery s3:PutObject': firehose,
  'RecordingsDelivery s3:GetBucketLocation': firehose,
  'RecordingsDelivery s3:ListBucket': firehose,
  'RecordingsDelivery s3:ListBucketMultipartUploads': firehose,
  'RecordingsDelivery kms:Decrypt': firehose,
  'RecordingsDelivery kms:GenerateDataKey': firehose,
  'send-notice logs:CreateLogStream': logs,
  'send-notice logs:PutLogEvents': logs,
  'send-notice dynamodb:UpdateItem': urgent,
  'voicemail-arrived logs:CreateLogStream': logs,
  'voicemail-arrived logs:PutLogEvents': logs,
  'voicemail-arrived dynamodb:PutItem': lost,
  'voicemail-arrived s3:PutObject on arn:aws:s3:::recordings-111111111111/recordings/*': card,
  'voicemail-arrived kms:Decrypt': underKey,
  'voicemail-arrived kms:GenerateDataKey': underKey,
  'LineNumberToFlow connect:AssociatePhoneNumberContactFlow': number,
  'LineNumberToFlow connect:DisassociatePhoneNumberContactFlow': number,
  'LineNumberToFlow logs:CreateLogStream': number,
  'LineNumberToFlow logs:PutLogEvents': number,
  'LineNumberToFlow lambda:InvokeFunction': deployment,
};
