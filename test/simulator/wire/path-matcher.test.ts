import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathMatcher } from '../../../simulator/wire/path-matcher.ts';

describe('pathMatcher', () => {
  it.each([
    ['/model/{modelId}/invoke', '/model/a.b%3A0/invoke', { modelId: 'a.b:0' }],
    ['/model/{modelId}/invoke', '/model/a/b/invoke', undefined],
    ['/model/{modelId}/invoke', '/model//invoke', undefined],
    ['/model/{modelId}/invoke', '/model/a/invoke/', undefined],
    ['/{Bucket}/{Key+}', '/b/a/c', { Bucket: 'b', Key: 'a/c' }],
    ['/PutVectors', '/PutVectors', {}],
    ['/PutVectors', '/PutVectorsX', undefined],
    ['/a.b', '/axb', undefined],
    ['/model/{modelId}/invoke', '/model/%E0%A4%A/invoke', undefined],
  ])('%s with %s', (template, path, labels) => {
    expect(pathMatcher(template)(path)).toEqual(labels);
  });

  it('gives any label back that was encoded', () => {
    const match = pathMatcher('/model/{modelId}/invoke');
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (modelId) => {
        expect(match(`/model/${encodeURIComponent(modelId)}/invoke`)).toEqual({ modelId });
      }),
    );
  });
});
