import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { spokenWeek } from '../lambdas/business-time/spoken-hours.ts';
import { parseKnowledge } from '../lambdas/knowledge/parse-knowledge.ts';
import { bundleHandlers } from '../lib/bundle-handlers.ts';
import { existingMediaStreams } from '../lib/existing-media-streams.ts';
import { PhoneAgentStack } from '../lib/phone-agent-stack.ts';

const app = new App();

/**
 * The CDK app. Context (`-c name=value`): `knowledge` (path of the business's file), `region`, `alias`,
 * `instanceArn` (an instance that stands already), `existingMediaStreams=<prefix>,<ARN of the KMS key>` (it streams media
 * already), `phoneNumberArn` (a number it has already), `country`,
 * `retentionDays` (how long records of calls are kept; 90 by default),
 * `flowLogging=true`.
 */
async function main(): Promise<void> {
  const knowledgeFile = setting('knowledge') ?? 'knowledge/business.md';
  const { profile } = parseKnowledge(readKnowledge(knowledgeFile), basename(knowledgeFile));
  const codeDirectory = '.build/lambda';
  await bundleHandlers(codeDirectory);

  const instanceArn = setting('instanceArn');
  const mediaStreams = setting('existingMediaStreams');
  const phoneNumberArn = setting('phoneNumberArn');
  const country = setting('country');
  const retentionDays = setting('retentionDays');
  const account = process.env['CDK_DEFAULT_ACCOUNT'];
  const hoursText = `We are open ${spokenWeek(profile.hours)}.`;

  new PhoneAgentStack(app, setting('stack') ?? 'phone-agent', {
    env: {
      ...(account === undefined ? {} : { account }),
      region:
        setting('region') ?? process.env['AWS_REGION'] ?? process.env['CDK_DEFAULT_REGION'] ?? 'us-east-1',
    },
    business: {
      name: profile.name,
      timeZone: profile.timeZone,
      hours: profile.hours,
      voiceId: profile.voice,
      languageCode: profile.language,
      greeting: profile.greeting,
      closedMessage: `Thank you for calling ${profile.sayName}. We are closed right now. ${hoursText}`,
      hoursText,
    },
    instance: {
      alias: setting('alias') ?? 'phone-agent',
      ...(instanceArn === undefined ? {} : { existingInstanceArn: instanceArn }),
      ...(mediaStreams === undefined ? {} : { existingMediaStreams: existingMediaStreams(mediaStreams) }),
    },
    number: {
      ...(phoneNumberArn === undefined ? {} : { existingPhoneNumberArn: phoneNumberArn }),
      ...(country === undefined ? {} : { countryCode: country }),
    },
    codeDirectory,
    ...(retentionDays === undefined ? {} : { retentionDays: Number(retentionDays) }),
    flowLogging: setting('flowLogging') === 'true',
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

function setting(name: string): string | undefined {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readKnowledge(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new Error(`${file}: cannot be read (${code}). Name the knowledge file with -c knowledge=….`);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  // At once: an app that is left alone is synthesised when the process ends, half made as it is.
  process.exit(1);
}
