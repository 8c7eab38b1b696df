import { describe, expect, it } from 'vitest';
import { KeyPressLost } from '../../../../simulator/connect/call-errors.ts';
import { flowAround } from '../flow-around.ts';
import { play } from '../start-rig.ts';

const menu = (more: object = {}) =>
  flowAround({
    type: 'GetParticipantInput',
    parameters: { StoreInput: 'False', InputTimeLimitSeconds: '1', Text: 'Press one', ...more },
    conditions: ['1', '#'],
    errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
  });

const store = (more: object = {}, errors = ['NoMatchingError']) =>
  flowAround(
    {
      type: 'GetParticipantInput',
      parameters: {
        StoreInput: 'True',
        InputTimeLimitSeconds: '1',
        Text: 'Digits',
        InputValidation: { CustomValidation: { MaximumLength: '4' } },
        DTMFConfiguration: { InterdigitTimeLimitSeconds: '1' },
        ...more,
      },
      errors,
    },
    {
      type: 'UpdateContactAttributes',
      parameters: { Attributes: { stored: '$.StoredCustomerInput' } },
      errors: ['NoMatchingError'],
    },
  );

const number = (validation: object) =>
  store({ InputValidation: { PhoneNumberValidation: validation } }, [
    'NoMatchingError',
    'InvalidPhoneNumber',
  ]);

const press = (keys: string) => async (call: { keypad(): Promise<void>; press(key: string): void }) => {
  await call.keypad();
  for (const key of keys) call.press(key);
};

describe('GetParticipantInput as a menu', () => {
  it.each([
    ['1', 'is 1'],
    ['#', 'is _'],
    ['7', 'NoMatchingCondition'],
  ])('the key %s leads to %s', async (key, expected) => {
    expect((await play({ flow: menu(), during: press(key) })).last).toBe(expected);
  });

  it('times out after the prompt, not during it', async () => {
    const { last, call } = await play({ flow: menu({ Text: 'A hundred ms a letter'.repeat(5) }) });

    const [step] = call.trace;
    expect(last).toBe('InputTimeLimitExceeded');
    expect((step?.doneAtMs ?? 0) - (step?.atMs ?? 0)).toBeGreaterThanOrEqual(2_050);
  });

  it('a key cuts the prompt where it is', async () => {
    const { call } = await play({ flow: menu({ Text: 'x'.repeat(1_000) }), during: press('1') });

    const heard = call.timeline.find(({ kind }) => kind === 'tone');
    expect((heard?.endMs ?? 0) - (heard?.startMs ?? 0)).toBeLessThan(1_000);
  });

  it('speech does not', async () => {
    const { call } = await play({
      flow: menu({ Text: 'x'.repeat(50) }),
      during: async (call) => {
        await call.keypad();
        await call.say({ mulaw: new Uint8Array(800).fill(0x10) });
      },
    });

    const heard = call.timeline.find(({ kind }) => kind === 'tone');
    expect((heard?.endMs ?? 0) - (heard?.startMs ?? 0)).toBe(500);
  });

  it('takes the error branch when its prompt does not play', async () => {
    expect((await play({ flow: menu({ Text: '$.External.text' }) })).last).toBe('NoMatchingError');
  });
});

describe('GetParticipantInput that stores', () => {
  it.each([
    ['as many digits as it takes', '1234', '1234'],
    ['up to the terminator', '12#', '12'],
    ['a pause ends it', '12', '12'],
    ['the cancel key deletes', '12*34#', '34'],
    ['nothing is "Timeout"', '', 'Timeout'],
  ])('%s', async (_, keys, stored) => {
    const { call, last } = await play({ flow: store(), during: press(keys) });

    expect(last).toBe('ok');
    expect(call.attributes['stored']).toBe(stored);
  });

  it('keeps * where the cancel key is off', async () => {
    const flow = store({ DTMFConfiguration: { DisableCancelKey: 'True', InterdigitTimeLimitSeconds: '1' } });

    expect((await play({ flow, during: press('1*2#') })).call.attributes['stored']).toBe('1*2');
  });

  it.each([
    [{ NumberFormat: 'E164' }, '12065550142#', '+12065550142'],
    [{ NumberFormat: 'Local', CountryCode: 'US' }, '2065550142#', '+12065550142'],
  ])('a phone number by %j', async (validation, keys, stored) => {
    expect((await play({ flow: number(validation), during: press(keys) })).call.attributes['stored']).toBe(
      stored,
    );
  });

  it.each([
    [{ NumberFormat: 'E164' }, '1206#'],
    [{ NumberFormat: 'Local', CountryCode: 'US' }, '555#'],
  ])('InvalidPhoneNumber by %j', async (validation, keys) => {
    expect((await play({ flow: number(validation), during: press(keys) })).last).toBe('InvalidPhoneNumber');
  });
});

describe('press', () => {
  it('is lost, and says so, outside a keypad step', async () => {
    const flow = flowAround({
      type: 'MessageParticipant',
      parameters: { Text: 'Hello there' },
      errors: ['NoMatchingError'],
    });

    await play({
      flow,
      during: (call) => {
        expect(call.keypadOpen).toBe(false);
        expect(() => call.press('1')).toThrow(KeyPressLost);
      },
    });
  });

  it('refuses what is no key', async () => {
    await play({
      flow: menu(),
      during: async (call) => {
        await call.keypad();
        expect(() => call.press('A')).toThrow('no key');
      },
    });
  });

  it('sounds on the line', async () => {
    const { call } = await play({ flow: menu(), during: press('1') });

    expect(call.recording().caller.some((code) => (code & 0x7f) < 0x40)).toBe(true);
  });
});
