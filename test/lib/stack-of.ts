import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Business } from '../../lib/business.ts';
import { PhoneAgentStack, type PhoneAgentStackProps } from '../../lib/phone-agent-stack.ts';

export const business: Business = {
  name: 'Cascade Cycle Works',
  voiceId: 'Ruth',
  languageCode: 'en-US',
  greeting: 'Thanks for calling "Cascade".',
  closedMessage: 'We are closed right now.',
  hoursText: 'We are open Monday from 9 a.m. to 6 p.m.',
  recordTables: ['reservations'],
};

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
}

export interface CloudFormationTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
}

/**
 * The synthesised template. cdk-nag and aws-cdk-lib's CloudFormation validator run with it and throw on any
 * finding. The functions' code is a stub: bundling has its own test.
 */
export function templateOf(props: Partial<PhoneAgentStackProps> = {}): CloudFormationTemplate {
  const folder = mkdtempSync(join(tmpdir(), 'stack-'));
  const code = join(folder, 'code');
  mkdirSync(code);
  writeFileSync(join(code, 'next-step.mjs'), 'export const handler = () => ({});');
  const app = new App({
    outdir: join(folder, 'cdk.out'),
    context: { '@aws-cdk/core:validateAgainstDefaultRules': true },
  });
  const stack = new PhoneAgentStack(app, 'phone-agent', {
    env: { region: 'us-east-1' },
    business,
    instance: { alias: 'phone-agent' },
    codeDirectory: code,
    ...props,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app.synth().getStackByName(stack.stackName).template;
}

/** The resources of one type, by logical id. */
export function resourcesOf(
  template: CloudFormationTemplate,
  type: string,
): readonly (readonly [string, Resource])[] {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

/** The properties of the one resource of a type. */
export function propertiesOf(
  template: CloudFormationTemplate,
  type: string,
): Readonly<Record<string, unknown>> {
  const found = resourcesOf(template, type);
  const properties = found[0]?.[1].Properties;
  if (found.length !== 1 || properties === undefined)
    throw new Error(`${found.length} resources of type ${type}.`);
  return properties;
}
