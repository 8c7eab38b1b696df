import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callBackNumber } from '../../lambdas/call/steps/call-back-number.ts';
import { cardSpans } from '../../lambdas/voicemail/card-spans.ts';
import { contactIdOf, readContactRecords } from '../../lambdas/voicemail/contact-records.ts';
import { cutMessage, durationMs, isSilent, silenced } from '../../lambdas/voicemail/cut-message.ts';
import { plainSummary } from '../../lambdas/voicemail/sum-up.ts';
import { readWav, writeWav } from '../../lambdas/voicemail/wav.ts';
import { recordingWav } from '../../simulator/recording-wav.ts';

const loud = (ms: number) => Int16Array.from({ length: ms * 8 }, (_, at) => (at % 8 < 4 ? 4_000 : -4_000));
const sound = (samples: Int16Array) => ({ samples, sampleRateHz: 8_000 });
const id = '11111111-2222-4333-8444-555555555555';

describe('a recording', () => {
  it('comes back as it was written, and both sides of one as a single sound', () => {
    const samples = Int16Array.from([0, 1_000, -1_000, 32_767]);
    const both = recordingWav({ caller: Uint8Array.of(0x80, 0xff), agent: Uint8Array.of(0xff, 0xff) });

    expect(readWav(writeWav(sound(samples)))?.samples).toEqual(samples);
    expect(readWav(both)?.samples.length).toBe(2);
    expect(readWav(both)?.samples[0]).toBe(32_124);
  });

  it('that is none, or is cut off anywhere, breaks nothing', () => {
    const whole = writeWav(sound(loud(50)));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.nat(whole.length).map((at) => whole.slice(0, at)),
        ),
        (bytes) => {
          expect(() => readWav(bytes)).not.toThrow();
        },
      ),
    );
    expect(readWav(whole.slice(0, 44 + 400))?.samples.length).toBe(200);
  });

  it('is cut at the tone, and left whole where that would leave nothing', () => {
    const times = { startMs: 1_000, toneAtMs: 2_000 };

    expect(durationMs(cutMessage(sound(loud(4_000)), times))).toBe(2_500);
    expect(durationMs(cutMessage(sound(loud(1_000)), times))).toBe(1_000);
    expect(durationMs(cutMessage(sound(loud(1_000)), { toneAtMs: 2_000 }))).toBe(1_000);
  });

  it('is silent unless 300 ms of it could be speech', () => {
    expect(isSilent(sound(new Int16Array(80_000)))).toBe(true);
    expect(isSilent(sound(loud(200)))).toBe(true);
    expect(isSilent(sound(loud(320)))).toBe(false);
  });

  it('has nothing where a card number was said', () => {
    const said = 'my card is four one one one one one one one one one one one one one one one thanks'.split(
      ' ',
    );
    const words = said.map((text, at) => ({ text, startMs: at * 200, endMs: at * 200 + 200 }));
    const [span, ...others] = cardSpans(words);
    const hidden = silenced(sound(loud(said.length * 200)), span === undefined ? [] : [span]);
    const partOf = (fromMs: number, toMs: number) => hidden.samples.subarray(fromMs * 8, toMs * 8);

    expect(others).toEqual([]);
    expect(span).toEqual({ fromMs: 450, toMs: 3_950 });
    expect(partOf(450, 3_950).every((sample) => sample === 0)).toBe(true);
    expect(partOf(0, 450).every((sample) => sample !== 0)).toBe(true);
    expect(cardSpans([{ text: '206 555 0123', startMs: 0, endMs: 900 }])).toEqual([]);
  });
});

describe('contact records', () => {
  const record = (over: object = {}) =>
    JSON.stringify({
      ContactId: id,
      InitiationTimestamp: '2026-11-23T20:00:00Z',
      CustomerEndpoint: { Address: '+12065550123', Type: 'TELEPHONE_NUMBER' },
      Attributes: { voicemail: '1', handoffReason: 'emergency' },
      Recordings: [
        { Location: 'bucket/recordings/other.wav', ParticipantType: 'AGENT', StartTimestamp: null },
        {
          Location: `bucket/recordings/${id}.wav`,
          ParticipantType: 'IVR',
          StartTimestamp: '2026-11-23T20:00:09Z',
        },
      ],
      ...over,
    });

  it('are read one after the other, with or without line breaks, whatever stands between them', () => {
    const strange = record({ Attributes: { note: 'a "}" and a \\' } });
    const all = readContactRecords(`${record()}${strange}\n{"broken": }{}[]${record({ Recordings: null })}`);

    expect(all).toHaveLength(3);
    expect(all[0]).toEqual({
      contactId: id,
      marked: true,
      reason: 'emergency',
      startedAtMs: Date.parse('2026-11-23T20:00:00Z'),
      from: '+12065550123',
      recording: {
        bucket: 'bucket',
        key: `recordings/${id}.wav`,
        startMs: Date.parse('2026-11-23T20:00:09Z'),
      },
    });
    expect(all[1]).toMatchObject({ marked: false });
    expect(all[2]?.recording).toBeUndefined();
  });

  it('take any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readContactRecords(text)).toEqual([]);
      }),
    );
  });

  it.each([
    [`recordings/ivr/2026/11/23/${id}_20261123T20:00_UTC.wav`, id],
    [`connect/x/CallRecordings/${id.toUpperCase()}.wav`, id],
    ['recordings/readme.txt', undefined],
  ])('know the contact of %s', (key, contact) => {
    expect(contactIdOf(key)).toBe(contact);
  });
});

describe('a number that is keyed in', () => {
  it.each([
    ['2065550123', '2065550123'],
    ['12065550123#', '12065550123'],
    ['555', undefined],
    ['0000000000', undefined],
    ['1234567890123456', undefined],
    ['Timeout', undefined],
    [undefined, undefined],
  ])('%s is kept as %s', (keyed, kept) => {
    expect(callBackNumber(keyed)).toBe(kept);
  });
});

describe('a message without the model', () => {
  it('is summed up by its first sentence, and urgent by words of danger alone', () => {
    expect(plainSummary('Hi, this is Ann. Please call me.')).toEqual({
      sentence: 'Hi, this is Ann.',
      urgent: false,
    });
    expect(plainSummary('There is a gas leak in the house')).toMatchObject({ urgent: true });
    expect(plainSummary('a'.repeat(500)).sentence).toHaveLength(200);
  });
});
