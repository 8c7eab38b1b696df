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
  'A business without lookups has no such table; test/scenarios/lookup.yaml finds and changes a record.';
const reservations = 'arn:aws:dynamodb:us-east-1:111111111111:table/phone-agent-reservations';

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
  'LineNumberToFlow connect:AssociatePhoneNumberContactFlow': number,
  'LineNumberToFlow connect:DisassociatePhoneNumberContactFlow': number,
  'LineNumberToFlow logs:CreateLogStream': number,
  'LineNumberToFlow logs:PutLogEvents': number,
  'LineNumberToFlow lambda:InvokeFunction': deployment,
};
