import {
  ConverseStreamRequest$,
  InvokeModelRequest$,
  ToolConfiguration$,
} from '@aws-sdk/client-bedrock-runtime';
import { GetSecretValueResponse$ } from '@aws-sdk/client-secrets-manager';
import { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShape, ShapeProblem } from '../../../simulator/wire/read-shape.ts';
import { writeShape } from '../../../simulator/wire/write-shape.ts';

const converse = NormalizedSchema.of(ConverseStreamRequest$);
const secret = NormalizedSchema.of(GetSecretValueResponse$);
const tools = NormalizedSchema.of(ToolConfiguration$);

describe('readShape', () => {
  it('reads what writeShape writes: blobs, times, lists, texts', () => {
    const value = fc.record(
      {
        Name: fc.string(),
        SecretBinary: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        CreatedDate: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
        VersionStages: fc.array(fc.string()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(value, (before) => {
        const after = readShape(secret, JSON.parse(JSON.stringify(writeShape(secret, before))));

        expect(after).toEqual(before);
      }),
    );
  });

  it('takes any JSON, or refuses it and says where', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        try {
          expect(readShape(converse, json)).toBeTypeOf('object');
        } catch (error) {
          expect(error).toBeInstanceOf(ShapeProblem);
        }
      }),
    );
  });

  it.each([
    ['null for a structure', null, [], 'an object, and is null'],
    ['a list for a structure', [], [], 'an object, and is a list'],
    ['an object for a list', { tools: {} }, ['tools'], 'a list'],
    ['a required member that is null', { tools: null }, ['tools'], 'must not be null'],
    ['an empty union', { tools: [{}] }, ['tools', '0'], 'exactly one of its values set, not 0'],
    [
      'a text for a boolean',
      { tools: [{ toolSpec: { name: 'a', inputSchema: { json: {} }, strict: 'yes' } }] },
      ['tools', '0', 'toolSpec', 'strict'],
      'a boolean',
    ],
  ])('refuses %s', (_, json, path, message) => {
    let problem: unknown;
    try {
      readShape(tools, json);
    } catch (error) {
      problem = error;
    }

    expect(problem).toMatchObject({ path, message: expect.stringContaining(message) });
  });

  it('refuses to write a member that the model does not have', () => {
    expect(() => writeShape(NormalizedSchema.of(InvokeModelRequest$), { model: 'm' })).toThrow(
      'InvokeModelRequest has no member model',
    );
  });
});
