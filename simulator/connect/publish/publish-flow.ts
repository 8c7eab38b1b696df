import type { FlowAction } from '../../../lib/flow-language/flow.ts';
import { isRecord } from '../../../lib/flow-language/is-record.ts';
import { readActions } from '../../../lib/flow-language/read-flow.ts';
import type { FlowResource } from '../connect-parts.ts';
import { actionProblems } from './action-problems.ts';
import { InvalidContactFlow } from './invalid-contact-flow.ts';
import type { PublishedFlow } from './published-flow.ts';

/** https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html */
const LONGEST_CONTENT = 256_000;
const MOST_ACTIONS = 250;
const FORBIDDEN_NAMES = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
]);

/** Takes a flow as CreateContactFlow with status PUBLISHED does. Throws `InvalidContactFlow` with every problem at once. */
export function publishFlow(resource: FlowResource): PublishedFlow {
  const problems: string[] = [];
  const content = parse(resource, problems);
  const module = resource.type === 'MODULE';
  const known = ['Version', 'StartAction', 'Metadata', 'Actions', ...(module ? ['Settings'] : [])];
  for (const key of Object.keys(content)) {
    if (!known.includes(key)) problems.push(`Invalid property name. Path: ${key}`);
  }
  if (content['Version'] !== '2019-10-30') problems.push('Invalid Version. It must be "2019-10-30".');
  if (resource.content.length > LONGEST_CONTENT)
    problems.push(`Content is longer than ${LONGEST_CONTENT} characters.`);

  const values = Array.isArray(content['Actions']) ? (content['Actions'] as unknown[]) : [];
  if (values.length === 0) problems.push('Actions is missing or empty.');
  if (values.length > MOST_ACTIONS) problems.push(`More than ${MOST_ACTIONS} actions: ${values.length}.`);
  const { actions: list, problems: malformed } = readActions(values);
  problems.push(...malformed.map(({ where, message }) => `${message} Path: ${where.path}`));

  const actions = new Map<string, FlowAction>();
  for (const action of list) {
    if (actions.has(action.Identifier)) problems.push(`Duplicate Identifier: ${action.Identifier}`);
    if (!isIdentifier(action.Identifier)) problems.push(`Invalid Identifier: ${action.Identifier}`);
    actions.set(action.Identifier, action);
  }
  const startAction = content['StartAction'];
  if (typeof startAction !== 'string' || !actions.has(startAction)) {
    problems.push(`StartAction names no action: ${JSON.stringify(startAction)}`);
  }
  for (const action of list) problems.push(...actionProblems(action, resource.type, actions));
  if (problems.length > 0 || typeof startAction !== 'string')
    throw new InvalidContactFlow(resource.name, problems);
  return { name: resource.name, arn: resource.arn, type: resource.type, startAction, actions };
}

function parse(resource: FlowResource, problems: string[]): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(resource.content);
    if (isRecord(content)) return content;
    problems.push('The content must be a JSON object.');
  } catch (error) {
    problems.push(`The content is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {};
}

function isIdentifier(name: string): boolean {
  return name.length <= 50 && /^[^%:()\\/=$,;[\]{}]+$/.test(name) && !FORBIDDEN_NAMES.has(name);
}
