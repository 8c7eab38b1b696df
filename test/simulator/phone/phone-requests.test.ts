import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dialRequest,
  pressRequest,
  readRequest,
  sayRequest,
} from '../../../simulator/phone/phone-requests.ts';
import { Refused } from '../../../simulator/phone/refused.ts';

const schemas = [dialRequest, sayRequest, pressRequest];

describe('readRequest', () => {
  it('takes what the page sends', () => {
    const dialled = readRequest(dialRequest, '{"from":"+12065550123","timeOfDay":"09:05"}');
    expect(dialled).toEqual({ from: '+12065550123', timeOfDay: '09:05' });
    expect(readRequest(dialRequest, '{}')).toEqual({});
    expect(readRequest(sayRequest, '{"text":"  Hello there. "}')).toEqual({ text: 'Hello there.' });
    expect(readRequest(pressRequest, '{"digit":"#"}')).toEqual({ digit: '#' });
  });

  it('refuses all else with a 400 and a sentence, and breaks on nothing', () => {
    const refusal = (schema: (typeof schemas)[number], text: string): unknown => {
      try {
        readRequest<unknown>(schema, text);
        return undefined;
      } catch (error) {
        return error;
      }
    };
    const body = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record({ from: fc.anything(), text: fc.anything(), digit: fc.anything() }, { requiredKeys: [] })
        .map((value) => JSON.stringify(value) ?? ''),
    );
    fc.assert(
      fc.property(fc.constantFrom(...schemas), body, (schema, text) => {
        const error = refusal(schema, text);
        if (error === undefined) return;
        expect(error).toBeInstanceOf(Refused);
        expect(error).toMatchObject({ status: 400, message: expect.stringMatching(/^[A-Za-z].*\.$/s) });
      }),
    );
  });
});
