import { describe, expect, it } from 'vitest';
import { decodeMulaw } from '../../../../console/src/phone/sound/decode-mulaw.ts';
import { decodeMulaw as decodeOnTheLine } from '../../../../simulator/voices/mulaw.ts';

describe('decodeMulaw', () => {
  it('hears every code as the line does', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, code) => code);
    const decoded = decodeMulaw(Buffer.from(codes).toString('base64'));
    expect(Array.from(decoded, (sample) => sample * 32_768 + 0)).toEqual(Array.from(decodeOnTheLine(codes)));
  });

  it('makes nothing of nothing', () => {
    expect(decodeMulaw('')).toHaveLength(0);
  });
});
