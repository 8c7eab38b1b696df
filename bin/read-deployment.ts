import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { openingTexts } from '../lambdas/knowledge/opening-texts.ts';
import { parseKnowledge } from '../lambdas/knowledge/parse-knowledge.ts';
import { checkRetentionDays } from '../lib/check-retention-days.ts';
import { assertInstanceArn, assertPhoneNumberArn } from '../lib/connect-arns.ts';
import { existingMediaStreams } from '../lib/existing-media-streams.ts';
import { existingRecordings } from '../lib/existing-recordings.ts';
import { assertInstanceAlias } from '../lib/instance-alias.ts';
import type { PhoneAgentStackProps } from '../lib/phone-agent-stack.ts';
import { assertSupportedRegion } from '../lib/supported-region.ts';

export interface Deployment {
  /** Name of the stack. */
  readonly stack: string;
  /** Path of the file that is put into S3 where none is. */
  readonly knowledgeFile: string;
  readonly props: Omit<PhoneAgentStackProps, 'codeDirectory'>;
}

/**
 * What is to be deployed, from the CDK context and the file that it names. Throws, before anything is bundled, for a
 * setting that could not be deployed.
 * @param setting the value of a context key, `undefined` when it is not set
 */
export function readDeployment(
  setting: (name: string) => string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Deployment {
  const knowledgeFile = setting('knowledge') ?? 'knowledge/business.md';
  const { profile } = parseKnowledge(readKnowledge(knowledgeFile), basename(knowledgeFile));
  const region =
    setting('region') ?? environment['AWS_REGION'] ?? environment['CDK_DEFAULT_REGION'] ?? 'us-east-1';
  assertSupportedRegion(region);
  const alias = setting('alias') ?? 'phone-agent';
  assertInstanceAlias(alias);
  const instanceArn = setting('instanceArn');
  if (instanceArn !== undefined) assertInstanceArn(instanceArn);
  const phoneNumberArn = setting('phoneNumberArn');
  if (phoneNumberArn !== undefined) assertPhoneNumberArn(phoneNumberArn);
  const mediaStreams = setting('existingMediaStreams');
  const recordings = setting('existingRecordings');
  const country = setting('country');
  const retentionDays = setting('retentionDays');
  const ownerEmail = setting('ownerEmail');
  const account = environment['CDK_DEFAULT_ACCOUNT'];
  const texts = openingTexts(profile);
  return {
    stack: setting('stack') ?? 'phone-agent',
    knowledgeFile,
    props: {
      env: { ...(account === undefined ? {} : { account }), region },
      business: {
        name: profile.name,
        voiceId: profile.voice,
        languageCode: profile.language,
        greeting: profile.greeting,
        closedMessage: texts.closed,
        hoursText: texts.hours,
        recordTables: [...new Set(profile.lookups.map(({ table }) => table))],
      },
      instance: {
        alias,
        ...(instanceArn === undefined ? {} : { existingInstanceArn: instanceArn }),
        ...(mediaStreams === undefined ? {} : { existingMediaStreams: existingMediaStreams(mediaStreams) }),
      },
      number: {
        ...(phoneNumberArn === undefined ? {} : { existingPhoneNumberArn: phoneNumberArn }),
        ...(country === undefined ? {} : { countryCode: country }),
      },
      ...(recordings === undefined ? {} : { existingRecordings: existingRecordings(recordings) }),
      ...(retentionDays === undefined ? {} : { retentionDays: checkRetentionDays(Number(retentionDays)) }),
      ...(ownerEmail === undefined ? {} : { ownerEmail }),
      flowLogging: setting('flowLogging') === 'true',
    },
  };
}

function readKnowledge(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new Error(`${file}: cannot be read (${code}). Name the knowledge file with -c knowledge=….`);
  }
}
