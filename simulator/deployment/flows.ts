import { readFile } from 'node:fs/promises';
import type { BusinessProfile } from '../../lambdas/knowledge/business-profile.ts';
import { openingTexts } from '../../lambdas/knowledge/opening-texts.ts';
import { type FlowName, flowFiles, flowPlaceholders } from '../../lib/flow-files.ts';
import { fillPlaceholders, placeholdersOf } from '../../lib/flow-language/fill-placeholders.ts';
import type { FlowResource } from '../connect/connect-parts.ts';
import { account } from './account.ts';

/** The contact flows with their placeholders filled, as `lib/` publishes them. */
export async function flowsOf(profile: BusinessProfile): Promise<readonly FlowResource[]> {
  const texts = openingTexts(profile);
  const values: Readonly<Record<string, string>> = {
    Greeting: profile.greeting,
    ClosedMessage: texts.closed,
    HoursText: texts.hours,
    VoiceId: profile.voice,
    VoiceEngine: 'Generative',
    FlowLogging: 'Enabled',
    ...Object.fromEntries(
      Object.entries(flowPlaceholders).map(([name, placeholder]) => [
        placeholder,
        account.flows[name as keyof typeof flowPlaceholders],
      ]),
    ),
    HoursOfOperationArn: account.hoursArn,
    QueueArn: account.queueArn,
    NextStepFunctionArn: account.functionArn('next-step'),
  };
  return Promise.all(
    Object.entries(account.flows).map(async ([name, arn]): Promise<FlowResource> => {
      const template = await readFile(new URL(`../../contact-flows/${name}.json`, import.meta.url), 'utf8');
      const named = placeholdersOf(template).map((key) => [key, values[key] ?? ''] as const);
      return {
        name,
        arn,
        type: flowFiles[name as FlowName].type,
        content: fillPlaceholders(template, Object.fromEntries(named)),
      };
    }),
  );
}
