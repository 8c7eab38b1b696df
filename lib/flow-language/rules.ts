import type { Rule } from './rule.ts';
import { actionType } from './rules/action-type.ts';
import { callback } from './rules/callback.ts';
import { compare } from './rules/compare.ts';
import { condition } from './rules/condition.ts';
import { contactAttributes } from './rules/contact-attributes.ts';
import { duplicateIdentifier } from './rules/duplicate-identifier.ts';
import { emptyString } from './rules/empty-string.ts';
import { envelope } from './rules/envelope.ts';
import { errorBranch } from './rules/error-branch.ts';
import { eventHooks } from './rules/event-hooks.ts';
import { flowAttributes } from './rules/flow-attributes.ts';
import { flowType } from './rules/flow-type.ts';
import { identifier } from './rules/identifier.ts';
import { lambda } from './rules/lambda.ts';
import { logging } from './rules/logging.ts';
import { loop } from './rules/loop.ts';
import { mediaStreaming } from './rules/media-streaming.ts';
import { metric } from './rules/metric.ts';
import { missingParameter } from './rules/missing-parameter.ts';
import { nextAction } from './rules/next-action.ts';
import { participantInput } from './rules/participant-input.ts';
import { percentage } from './rules/percentage.ts';
import { recording } from './rules/recording.ts';
import { routingBehavior } from './rules/routing-behavior.ts';
import { s3Media } from './rules/s3-media.ts';
import { silentCycle } from './rules/silent-cycle.ts';
import { silentFailure } from './rules/silent-failure.ts';
import { size } from './rules/size.ts';
import { speechLength } from './rules/speech-length.ts';
import { speechSource } from './rules/speech-source.ts';
import { ssml } from './rules/ssml.ts';
import { stringsOnly } from './rules/strings-only.ts';
import { tags } from './rules/tags.ts';
import { target } from './rules/target.ts';
import { targetQueue } from './rules/target-queue.ts';
import { thirdParty } from './rules/third-party.ts';
import { unknownParameter } from './rules/unknown-parameter.ts';
import { unreachable } from './rules/unreachable.ts';
import { wait } from './rules/wait.ts';

/** Every rule by the name that its problems carry, in the order in which they are reported. */
export const rules = {
  envelope,
  size,
  identifier,
  'duplicate-identifier': duplicateIdentifier,
  'action-type': actionType,
  'flow-type': flowType,
  target,
  unreachable,
  'strings-only': stringsOnly,
  'empty-string': emptyString,
  'unknown-parameter': unknownParameter,
  'missing-parameter': missingParameter,
  'next-action': nextAction,
  'error-branch': errorBranch,
  condition,
  'speech-source': speechSource,
  'speech-length': speechLength,
  ssml,
  's3-media': s3Media,
  lambda,
  'participant-input': participantInput,
  loop,
  compare,
  'contact-attributes': contactAttributes,
  'flow-attributes': flowAttributes,
  'media-streaming': mediaStreaming,
  'third-party': thirdParty,
  'event-hooks': eventHooks,
  wait,
  recording,
  logging,
  'target-queue': targetQueue,
  'routing-behavior': routingBehavior,
  tags,
  callback,
  metric,
  percentage,
  'silent-failure': silentFailure,
  'silent-cycle': silentCycle,
} as const satisfies Readonly<Record<string, Rule>>;
