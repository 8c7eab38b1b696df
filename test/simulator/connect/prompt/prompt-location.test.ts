import { describe, expect, it } from 'vitest';
import { promptLocation } from '../../../../simulator/connect/prompt/prompt-location.ts';

describe('promptLocation', () => {
  it.each([
    ['https://prompts-1.s3.us-east-1.amazonaws.com/a/b.wav', { bucket: 'prompts-1', key: 'a/b.wav' }],
    ['https://prompts.s3.amazonaws.com/welcome%20back.wav', { bucket: 'prompts', key: 'welcome back.wav' }],
    ['https://my.dotted.bucket.s3.eu-west-2.amazonaws.com/k', { bucket: 'my.dotted.bucket', key: 'k' }],
  ])('reads %s', (uri, expected) => {
    expect(promptLocation(uri)).toEqual(expected);
  });

  it.each([
    's3://prompts/a.wav',
    'http://prompts.s3.amazonaws.com/a.wav',
    'https://example.com/a.wav',
    'https://prompts.s3.amazonaws.com/',
    'https://prompts.s3.amazonaws.com/a.wav?X-Amz-Signature=1',
    'https://prompts.s3.amazonaws.com/%E0%A4%A.wav',
  ])('reads no other: %s', (uri) => {
    expect(promptLocation(uri)).toBeUndefined();
  });
});
