import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { AgentFunction } from '../../lib/agent-function.ts';
import { testEnvironment } from '../brain/test-environment.ts';

const codeDirectory = mkdtempSync(join(tmpdir(), 'code-'));
writeFileSync(join(codeDirectory, 'next-step.mjs'), 'export const handler = () => ({});');

function nextStep(): AgentFunction {
  const stack = new Stack(new App(), 'test');
  return new AgentFunction(stack, 'F', {
    handler: 'next-step',
    codeDirectory,
    environment: testEnvironment,
    description: 'x',
  });
}

describe('AgentFunction.allow', () => {
  it('takes resources with names', () => {
    expect(() =>
      nextStep().allow(['dynamodb:GetItem'], ['arn:aws:dynamodb:us-east-1:1:table/x']),
    ).not.toThrow();
  });

  it.each([
    ['dynamodb:GetItem', '*'],
    ['dynamodb:GetItem', 'arn:aws:dynamodb:us-east-1:1:table/*'],
    ['s3:PutObject', '*'],
  ])('refuses %s on %s, for which no reason is given', (action, resource) => {
    expect(() => nextStep().allow([action], [resource])).toThrow('wildcard-reasons.ts');
  });
});
