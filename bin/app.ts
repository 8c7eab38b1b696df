import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { firstKnowledgeFile } from '../lambdas/knowledge/put-first-knowledge.ts';
import { bundleHandlers } from '../lib/bundle-handlers.ts';
import { PhoneAgentStack } from '../lib/phone-agent-stack.ts';
import { readDeployment } from './read-deployment.ts';
import { runCommand } from './run-command.ts';

const app = new App();
const codeDirectory = '.build/lambda';

/**
 * The CDK app. Context (`-c name=value`): `knowledge` (path of the business's file), `region`, `alias`,
 * `instanceArn` (an instance that stands already), `existingMediaStreams=<prefix>,<ARN of the KMS key>` and
 * `existingRecordings=<bucket>/<prefix>,<ARN of the KMS key>` (it streams media
 * already), `phoneNumberArn` (a number it has already), `country`,
 * `retentionDays` (how long records of calls are kept; 90 by default),
 * `ownerEmail` (is told of files that could not be published), `flowLogging=true`.
 */
async function deploy(): Promise<number> {
  const { stack, knowledgeFile, props } = readDeployment(setting, process.env);
  await bundleHandlers(codeDirectory);
  await copyFile(knowledgeFile, join(codeDirectory, firstKnowledgeFile));
  new PhoneAgentStack(app, stack, { ...props, codeDirectory });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return 0;
}

function setting(name: string): string | undefined {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const exitCode = await runCommand(deploy, [], console);
// At once: an app that is left alone is synthesised when the process ends, half made as it is.
if (exitCode !== 0) process.exit(exitCode);
