import { describe, expect, it } from 'vitest';
import {
  checkPattern,
  type EventPattern,
  matchesPattern,
} from '../../../../simulator/services/events/event-pattern.ts';

const event = { source: 'aws.s3', detail: { bucket: { name: 'knowledge' }, size: 12, tags: ['a', 'b'] } };

describe('matchesPattern', () => {
  it.each<[EventPattern, boolean]>([
    [{ source: ['aws.s3'] }, true],
    [{ source: ['aws.connect', 'aws.s3'] }, true],
    [{ source: ['aws.connect'] }, false],
    [{ source: ['aws.s3'], detail: { bucket: { name: ['knowledge'] } } }, true],
    [{ source: ['aws.s3'], detail: { bucket: { name: ['prompts'] } } }, false],
    [{ detail: { bucket: { name: [{ prefix: 'know' }] } } }, true],
    [{ detail: { bucket: { name: [{ prefix: 'x' }] } } }, false],
    [{ detail: { size: [12] } }, true],
    [{ detail: { size: ['12'] } }, false],
    [{ detail: { tags: ['b'] } }, true],
    [{ detail: { tags: [{ 'anything-but': ['a', 'b'] }] } }, false],
    [{ detail: { reason: [{ exists: false }] } }, true],
    [{ detail: { size: [{ exists: true }] } }, true],
    [{ nothing: { here: ['x'] } }, false],
  ])('%j: %s', (pattern, fits) => {
    expect(matchesPattern(pattern, event)).toBe(fits);
  });
});

describe('checkPattern', () => {
  it.each([
    [{}, '$ is empty'],
    [{ source: [] }, '$.source is an empty list'],
    [{ source: 'aws.s3' }, '$.source must be a list'],
    [{ detail: { size: [{ numeric: ['>', 1] }] } }, '$.detail.size uses "numeric"'],
  ])('%j', (pattern, problem) => {
    expect(() => checkPattern(pattern as unknown as EventPattern)).toThrow(problem);
  });
});
